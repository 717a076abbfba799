// SPDX-License-Identifier: Apache-2.0
/**
 * What a collection remembers of its vectors, so that two vector spaces never mix.
 *
 * <p>{@link io.sememe.solr.space.CollectionSpaces} is the memory of one collection. It holds {@link
 * io.sememe.solr.space.FieldSpaces} for each vector field that documents were encoded for: the
 * {@link io.sememe.solr.space.VectorSpace} that searches use, the one that is being filled, and the
 * one before.
 *
 * <p>The update processor claims a space with the first document; query parsers ask which field and
 * model to search. A fingerprint that does not match is answered with 409, both named, by {@link
 * io.sememe.solr.space.FieldSpaces#requireSearchable} and its sibling.
 */
@NullMarked
package io.sememe.solr.space;

import org.jspecify.annotations.NullMarked;
