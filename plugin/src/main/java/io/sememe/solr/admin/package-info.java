// SPDX-License-Identifier: Apache-2.0
/**
 * The administrator's side. {@link io.sememe.solr.admin.SpacesHandler} shows and changes what a
 * collection remembers of its vector fields: {@code SpacesCommand} reads the request, {@code
 * SpacesChange} carries it out, {@code VectorSearch} tells whether vectors are still in the index,
 * {@code SpacesReport} writes the answer.
 */
@NullMarked
package io.sememe.solr.admin;

import org.jspecify.annotations.NullMarked;
