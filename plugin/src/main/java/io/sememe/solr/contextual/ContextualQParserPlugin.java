// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.nearest.ModelQParserPlugin;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.jspecify.annotations.Nullable;

/**
 * {@code {!contextual}}: search by words, each of which counts by what it means in its sentence. Of
 * two documents with the word bank the one about rivers is better for {@code bank of the river}.
 *
 * <pre>{@code
 * <queryParser name="contextual" class="io.sememe.solr.contextual.ContextualQParserPlugin"/>
 *
 * q={!contextual f=body_contextual}bank of the river
 * q={!contextual f=body_contextual q.op=AND v=$text}
 * }</pre>
 *
 * <p>Parameter of the configuration: {@code model}, the model of queries for fields whose index
 * analyzer does not say, because it is a class of your own; optional. Any other is refused.
 *
 * <p>The field's index analyzer needs the filter {@code contextualEmbedding}, which leaves the
 * vector of each word at its position. A document matches when its words match, and scores
 *
 * <pre>{@code
 * score = the sum over the query's words and phrases of bm25 * (1 - alpha + alpha * meaning)
 * meaning = (cosine - floor) / (ceiling - floor), from 0 to 1
 * }</pre>
 *
 * <p>The cosine is that of the query's word and the document's, the best of its positions; in a
 * phrase it is the best occurrence that counts, by the mean over its words. A word without a vector
 * means nothing. No score is above BM25's own, so Lucene passes over documents that cannot compete.
 *
 * <p>In the text {@code + | - " ( )} mean and, or, not, a phrase and precedence, {@code "…"~2} is a
 * phrase with slop, {@code \} takes an operator for what it is. What must not occur is forbidden to
 * all that stands beside it, whatever is between words otherwise. There are no prefixes and no
 * fuzzy words. Each word is analysed by itself with the field's query analyzer. Its meaning comes
 * from all words in their order, but for those that must not occur.
 *
 * <p>Local parameters of a query; what is wrong with them, and any other, is answered with 400:
 *
 * <ul>
 *   <li>{@code f}: the field; required
 *   <li>{@code v}, or what follows the braces: the text; required, not blank
 *   <li>{@code alpha}: the share of the score that meaning decides on, 0 to 1; default 0.9
 *   <li>{@code floor}: the cosine at and below which a word means something else, -1 to 1; default
 *       0.5
 *   <li>{@code ceiling}: the cosine at and above which it means the same, above the floor, up to 1;
 *       default 0.8
 *   <li>{@code contrast}: how much of the vector that a word has without a sentence is taken off
 *       the one that it has in the query, 0 to below 1; default 0.5. What all sentences with the
 *       word have in common counts less then, what the query's other words make of it counts more
 *   <li>{@code model}: default the model of the filter {@code contextualEmbedding} in the field's
 *       index analyzer, then that of the configuration. A model that did not make the document's
 *       vectors is answered with 409
 *   <li>{@code q.op}: OR or AND, what is between words without an operator; default the request's,
 *       then OR
 * </ul>
 *
 * <p>The node that a client asks encodes the text once, whatever its number of words, and with a
 * {@code contrast} above 0 each word alone, too; it tells the shards the vectors, and keeps those
 * of words for other queries.
 */
public final class ContextualQParserPlugin extends ModelQParserPlugin {
  @Override
  public QParser createParser(
      String text, @Nullable SolrParams localParams, SolrParams params, SolrQueryRequest request) {
    return new ContextualQParser(
        LocalParameters.of(localParams, text), params, request, defaultModel());
  }
}
