// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.texts.BeirCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All queries of a collection asked one after the other in one way.
 *
 * @param ndcg mean nDCG@10
 * @param medianNanos median time of a query over HTTP
 */
record RankingRun(double ndcg, double medianNanos) {

  private static final int DEPTH = 10;

  static RankingRun of(Way way, List<BeirCollection.Query> queries) {
    return inTurns(List.of(way), queries).get(0);
  }

  /** Each query in every way before the next one, so that a machine that drifts slows all alike. */
  static List<RankingRun> inTurns(List<? extends Way> ways, List<BeirCollection.Query> queries) {
    List<Tally> tallies = Stream.generate(Tally::new).limit(ways.size()).toList();
    for (BeirCollection.Query query : queries) {
      for (int i = 0; i < ways.size(); i++) {
        tallies.get(i).ask(ways.get(i), query);
      }
    }
    return tallies.stream().map(Tally::run).toList();
  }

  /** What one way has come to so far. */
  private static final class Tally {

    private final List<Long> nanos = new ArrayList<>();
    private double sum;

    void ask(Way way, BeirCollection.Query query) {
      long start = System.nanoTime();
      List<String> ranking = way.best(query.text(), DEPTH);
      nanos.add(System.nanoTime() - start);
      sum += Ndcg.at(DEPTH, ranking, query.judgements());
    }

    RankingRun run() {
      return new RankingRun(sum / nanos.size(), Percentiles.median(nanos));
    }
  }
}
