// SPDX-License-Identifier: Apache-2.0
/**
 * The administrator's side. Commands read requests, reports write answers in plain maps.
 *
 * <p>{@link io.sememe.solr.admin.SpacesHandler} shows and changes what a collection remembers of
 * its vector fields: {@code SpacesChange} carries a command out, {@code VectorSearch} tells which
 * documents have vectors.
 *
 * <p>{@link io.sememe.solr.admin.ModelsHandler} does with models what administrators want: {@code
 * ModelVerbs} on this node, {@code ModelsEverywhere} on all of them. {@code AllNodes} asks nodes:
 * each {@code LiveNode} by one of its cores, with a {@code NodeCall} in the name of the user.
 *
 * <p>{@link io.sememe.solr.admin.StatusHandler} tells how a node is, and what a collection is to
 * it: {@code NodeReport}, {@code ModelReport}, {@code CollectionReport}; {@code NodeComparison}
 * what all nodes are together. {@link io.sememe.solr.admin.MetricsHandler} shows the figures of the
 * node's models to Prometheus.
 */
@NullMarked
package io.sememe.solr.admin;

import org.jspecify.annotations.NullMarked;
