// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.nearest.ModelQParserPlugin;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.jspecify.annotations.Nullable;

/**
 * {@code {!sparse}}: learned sparse retrieval. A model gives the text weighted terms, also such as
 * do not stand in it, and a document scores the sum of the products of equal terms' weights.
 *
 * <pre>{@code
 * <queryParser name="sparse" class="io.sememe.solr.sparse.SparseQParserPlugin"/>
 *
 * q={!sparse f=body_sparse}how do wings stall
 * q={!sparse f=body_sparse maxRatio=0.1 twoPhase=0.4 v=$text}
 * }</pre>
 *
 * <p>Parameter of the configuration: {@code model}, the model of queries for fields whose analyzer
 * names none; optional. Any other is refused.
 *
 * <p>The field is filled by the filter {@code learnedSparse}, see {@link
 * io.sememe.solr.analysis.LearnedSparseFilterFactory}: a TextField with {@code omitNorms="true"
 * omitPositions="true" multiValued="false"}.
 *
 * <p>Local parameters of a query; what is wrong with them, and any other, is answered with 400:
 *
 * <ul>
 *   <li>{@code f}: the field; required
 *   <li>{@code v}, or what follows the braces: the text; required, not blank. A text that the model
 *       knows nothing of finds nothing
 *   <li>{@code model}: default the model of the filter {@code learnedSparse} in the field's index
 *       analyzer, then that of the configuration. A model whose descriptor names a file of weights
 *       for queries is not run for them
 *   <li>{@code topK}: how many of the heaviest terms are searched for, 1 to 4,096; default all that
 *       the model gives. More than {@code maxBooleanClauses} of solr.xml are refused
 *   <li>{@code maxRatio}: terms count that weigh at least this part of the heaviest, 0 to 1;
 *       default 0
 *   <li>{@code absValue}: terms count that weigh at least this much, 0 or more; default 0
 *   <li>{@code twoPhase}: terms that weigh less than this part of the heaviest, 0 to 1, find no
 *       document of their own, they only add to the scores of those that the heavier terms find.
 *       What is found has the score that it has without; what only light terms would find is
 *       missing. Default 0: all terms find
 * </ul>
 *
 * <p>Weights in the index have nine significant bits, as Lucene's {@link
 * org.apache.lucene.document.FeatureField} codes them; those of the query are exact, up to
 * 2<sup>50</sup>, which is what higher ones count as. No statistics of the collection are in the
 * score: it is the same on any number of shards, whatever else is indexed. Lucene skips documents
 * that cannot be among the best, and counts hits beyond {@code minExactCount} only roughly where a
 * request allows it.
 *
 * <p>The text is encoded once: the node that a client asks tells the shards the terms.
 *
 * <p>The index does not know which model its terms are of: a query with another model is answered
 * with what the two vocabularies have in common. After a change of the model, index the documents
 * anew.
 */
public final class SparseQParserPlugin extends ModelQParserPlugin {
  @Override
  public QParser createParser(
      String text, @Nullable SolrParams localParams, SolrParams params, SolrQueryRequest request) {
    return new SparseQParser(
        LocalParameters.of(localParams, text), params, request, defaultModel());
  }
}
