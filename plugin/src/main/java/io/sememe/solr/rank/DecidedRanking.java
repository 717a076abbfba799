// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.TextDigest;
import io.sememe.solr.shards.ShardParameters;
import java.util.function.Supplier;
import org.apache.solr.request.SolrQueryRequest;

/**
 * A ranking that the node which a client asks decides alone, and tells the shards: the places of
 * documents of all shards compare with each other, and no shard decides anew.
 */
final class DecidedRanking {
  private static final String PARAMETER = "sememe.ranking.";

  private DecidedRanking() {}

  /**
   * Returns the ranking that was decided on, or decides.
   *
   * @param clause the part of the request that wants it, as it reads on all nodes
   * @throws org.apache.solr.common.SolrException 400 when what was decided is no ranking
   */
  static Ranking of(SolrQueryRequest request, String clause, Supplier<Ranking> decide) {
    String parameter = parameter(clause);
    String decided = request.getParams().get(parameter);
    if (decided != null) {
      return Ranking.of(parameter, decided);
    }
    Ranking ranking = decide.get();
    // Also where no shard is asked: searches within the request go by it too.
    ShardParameters.tell(request, parameter, ranking.text());
    return ranking;
  }

  /** Returns the name of the parameter by which shards are told. */
  static String parameter(String clause) {
    return PARAMETER + new TextDigest().add(clause).hex();
  }
}
