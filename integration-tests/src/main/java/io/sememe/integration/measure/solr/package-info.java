// SPDX-License-Identifier: Apache-2.0
/**
 * What Solr adds to the encoder's own time, at index time and at query time, and what the encoder
 * takes from the queries that do without it.
 *
 * <p>{@link io.sememe.integration.measure.solr.SolrRun} starts a node and, beside it, a {@code
 * BareEncoder} and runs the parts: {@code IndexingSpeed}, {@code QueryOverhead} and {@code
 * SearchUnderIndexing}. All requests go through the {@code MeasuredCore}.
 */
@NullMarked
package io.sememe.integration.measure.solr;

import org.jspecify.annotations.NullMarked;
