// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.node.SolrHttp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All queries of a collection asked one after the other in one way.
 *
 * @param ndcg mean nDCG@10
 * @param medianNanos median time of a query over HTTP
 */
record RankingRun(double ndcg, double medianNanos) {

  private static final int DEPTH = 10;

  static RankingRun of(Ranker ranker, List<BeirCollection.Query> queries, CoreClient core) {
    double sum = 0;
    List<Long> nanos = new ArrayList<>();
    for (BeirCollection.Query query : queries) {
      long start = System.nanoTime();
      List<String> ranking = core.ids(ranker, query.text());
      nanos.add(System.nanoTime() - start);
      sum += Ndcg.at(DEPTH, ranking, query.judgements());
    }
    return new RankingRun(sum / queries.size(), Percentiles.median(nanos));
  }

  /** A core that is asked for its ten best documents. */
  record CoreClient(SolrHttp http, String core) {

    List<String> ids(Ranker ranker, String question) {
      Map<String, String> parameters = new HashMap<>(ranker.parameters(question));
      parameters.put("rows", Integer.toString(DEPTH));
      parameters.put("fl", "id,score");
      return http.postForm("/" + core + ranker.handler(), parameters).orThrow().ids();
    }
  }
}
