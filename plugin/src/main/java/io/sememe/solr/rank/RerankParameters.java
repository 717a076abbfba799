// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.limits.RequestLimits;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.question.MainQuery;
import java.util.HashSet;
import java.util.Set;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.GroupParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryParsing;

/**
 * What all rerankers are told.
 *
 * @param text what documents are compared with: the reranker's own text, or that of the main query
 * @param documents how many are looked at, 1 to what the node allows
 * @param weight how much the reranker's word counts against the score before, within 0 and 1
 */
record RerankParameters(String text, int documents, float weight) {
  static final String DOCUMENTS = "reRankDocs";
  static final String WEIGHT = "weight";

  private static final String SCORE_FIRST = "score desc";
  private static final Set<String> COMMON = Set.of(QueryParsing.V, DOCUMENTS, WEIGHT);

  /**
   * What a parser knows.
   *
   * @param name the name of the reranker
   * @param parameters its own parameters
   * @param documents how many documents it looks at unless it is told
   * @param signal what {@link Relevance#signal} is, in words
   */
  record Known(String name, Set<String> parameters, int documents, String signal) {
    private Set<String> all() {
      Set<String> all = new HashSet<>(COMMON);
      all.addAll(parameters);
      return all;
    }
  }

  /**
   * Reads the parameters.
   *
   * @throws org.apache.solr.common.SolrException 400 when one is unknown or wrong, or the request
   *     wants an order that is not by score
   */
  static RerankParameters of(Known known, SolrParams local, SolrQueryRequest request) {
    LocalParameters.requireKnown("{!" + known.name() + "}", local, known.all());
    requireOrderByScore(known, request.getParams());
    return new RerankParameters(
        text(known, local, request), documents(known, local, request), weight(local));
  }

  private static void requireOrderByScore(Known known, SolrParams params) {
    if (params.getBool(GroupParams.GROUP, false)) {
      throw SolrErrors.badRequest(
          "rq={!"
              + known.name()
              + "} gives documents new places, and group=true has no places for them; use"
              + " fq={!collapse field=…} with expand=true");
    }
    String sort = params.get(CommonParams.SORT, SCORE_FIRST).trim();
    if (!sort.isEmpty() && !sort.startsWith(SCORE_FIRST)) {
      throw SolrErrors.badRequest(
          "rq={!"
              + known.name()
              + "} orders by score; the sort must begin with 'score desc', got: "
              + sort);
    }
  }

  private static String text(Known known, SolrParams local, SolrQueryRequest request) {
    String own = local.get(QueryParsing.V);
    String text = own == null || own.isBlank() ? MainQuery.text(request) : own;
    if (text.isBlank()) {
      throw SolrErrors.badRequest(
          "{!"
              + known.name()
              + "} needs a text to compare documents with: its own v, or that of the query q");
    }
    return text;
  }

  private static int documents(Known known, SolrParams local, SolrQueryRequest request) {
    int most = Sememe.of(request.getCoreContainer()).limits().rerankDocuments();
    String given = local.get(DOCUMENTS, Integer.toString(Math.min(known.documents(), most)));
    return LocalParameters.wholeNumber(
        DOCUMENTS, given, most, " (" + RequestLimits.RERANK_DOCUMENTS + ")");
  }

  private static float weight(SolrParams local) {
    return (float)
        LocalParameters.number(
            WEIGHT, local.get(WEIGHT, "1"), "from 0 to 1", value -> value >= 0 && value <= 1);
  }
}
