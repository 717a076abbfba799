// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.nearest.LocalParameters;
import java.util.Set;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QParserPlugin;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/**
 * {@code rq={!maxsim}}: late interaction. The first documents of a query in the order of what their
 * tokens have in common with those of the question: each token of the question counts with the
 * token of the document that is closest to it in meaning.
 *
 * <pre>{@code
 * <queryParser name="maxsim" class="io.sememe.solr.rank.MaxSimQParserPlugin"/>
 * <transformer name="maxsim" class="io.sememe.solr.rank.MaxSimTransformerFactory"/>
 *
 * q={!semantic f=vector topK=100}how do wings stall & rq={!maxsim f=vector reRankDocs=50}
 * }</pre>
 *
 * <p>Takes no parameters of the configuration. It needs the transformer {@code [maxsim]} under that
 * name, with which shards tell what they find; and token vectors beside the vector field, which the
 * update chain makes with {@code tokens=int8} or {@code bit}.
 *
 * <p>Local parameters of a query; what is wrong with them, and any other, is answered with 400:
 *
 * <ul>
 *   <li>{@code f}: the vector field that the token vectors go with; required
 *   <li>{@code v}, or what follows the braces: the question; when it is not given, that of the main
 *       query
 *   <li>{@code model}: the model of the token vectors, when it is not that of the vectors; a model
 *       that did not make them is answered with 409
 *   <li>{@code reRankDocs}: how many documents are looked at, in the whole collection, 1 to 1,000;
 *       default 50
 *   <li>{@code weight}: how much this counts against the score before, 0 to 1; default 1, which
 *       means that it alone decides
 * </ul>
 *
 * <p>Relevance is {@code (1 + MaxSim) / 2}. A document without token vectors has the lowest there
 * is, as one with a MaxSim of -1: it comes last among those that are looked at, unless a weight
 * below 1 lets its score before lift it. Where nested passages carry the token vectors, the best
 * passage counts.
 */
public final class MaxSimQParserPlugin extends QParserPlugin {
  private static final int DOCUMENTS = 50;
  private static final RerankParameters.Known KNOWN =
      new RerankParameters.Known(
          "maxsim",
          Set.of(QueryParsing.F, LocalParameters.MODEL),
          DOCUMENTS,
          "MaxSim: mean over the question's tokens of the largest cosine with a token of the"
              + " document");

  @Override
  public void init(NamedList<?> args) {
    if (args.size() > 0) {
      throw SolrErrors.badRequest("MaxSimQParserPlugin has no parameters, got: " + args);
    }
  }

  @Override
  public QParser createParser(
      String text, @Nullable SolrParams localParams, SolrParams params, SolrQueryRequest request) {
    return new RerankQParser(KNOWN, MaxSimReranker::of, text, localParams, params, request);
  }
}
