// SPDX-License-Identifier: Apache-2.0
/**
 * Learned sparse retrieval: a model gives a text weighted terms, and the score is the dot product
 * of those of the query and those of the document.
 *
 * <p>The documents' terms come from the filter {@code learnedSparse} of the room {@code analysis}.
 * {@link io.sememe.solr.sparse.SparseQParserPlugin} is {@code {!sparse}}, which {@code
 * SparseQParser} reads: {@code SparseField} checks that the field holds weights and knows its
 * model, the room {@code question} encodes the text, once for all shards, and {@code SparseQuery}
 * becomes Lucene's queries for features.
 */
@NullMarked
package io.sememe.solr.sparse;

import org.jspecify.annotations.NullMarked;
