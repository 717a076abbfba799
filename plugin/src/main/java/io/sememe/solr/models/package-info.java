// SPDX-License-Identifier: Apache-2.0
/**
 * Who names which model. What a configuration or a schema may give a model to is a {@link
 * io.sememe.solr.models.ModelUser}; {@link io.sememe.solr.models.NamedModels} looks through the
 * cores of a node for them, each time it is asked: what a core has, it has until it closes, and a
 * schema may change before that. {@code DefaultsOfRequests} finds the models that the defaults of a
 * request handler name, {@code ModelPlaces} gathers.
 *
 * <p>{@link io.sememe.solr.models.SameModel} sees to it that what is made goes by the fingerprint
 * of the model that made it, while another takes its place.
 */
@NullMarked
package io.sememe.solr.models;

import org.jspecify.annotations.NullMarked;
