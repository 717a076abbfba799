// SPDX-License-Identifier: Apache-2.0
/**
 * Words that count by what they mean in their sentence.
 *
 * <p>{@link io.sememe.solr.contextual.ContextualTermQuery} and {@link
 * io.sememe.solr.contextual.ContextualPhraseQuery} are queries of plain Lucene. A {@link
 * io.sememe.solr.contextual.QueryWord} is compared, in its {@link
 * io.sememe.solr.contextual.WordSpace}, with the vectors that the filter {@code
 * contextualEmbedding} left in the postings as payloads; {@code WordPostings} reads them, {@code
 * WordMeaning} and {@code PhraseMeaning} find the best position, and {@link
 * io.sememe.solr.contextual.Meaning} makes a factor of at most 1 of it. So {@code ContextualScorer}
 * keeps the bounds of Lucene's own scorers, and with them all that they can pass over.
 *
 * <p>{@link io.sememe.solr.contextual.ContextualQParserPlugin} is their way into Solr. {@code
 * ContextualField} finds the field's analyzers, {@code ContextualGrammar} makes a plain query of a
 * text, whose depth {@code Nesting} bounds, {@code QueryContext} the text that the model sees, and
 * {@code ContextualWords} puts the contextual queries in the plain ones' places.
 */
@NullMarked
package io.sememe.solr.contextual;

import org.jspecify.annotations.NullMarked;
