// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.measure.texts.BeirCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingRunTest {

  private static final List<BeirCollection.Query> QUERIES =
      List.of(
          new BeirCollection.Query("first", Map.of("a", 1)),
          new BeirCollection.Query("second", Map.of("b", 1)));

  private final List<String> asked = new ArrayList<>();

  @Test
  void each_query_is_asked_in_every_way_before_the_next_one() {
    RankingRun.inTurns(List.of(way("x", "a"), way("y", "b")), QUERIES);
    assertEquals(List.of("x first", "y first", "x second", "y second"), asked);
  }

  @Test
  void every_way_is_scored_by_its_own_rankings() {
    List<RankingRun> runs =
        RankingRun.inTurns(List.of(way("x", "a", "b"), way("y", "b"), way("z")), QUERIES);

    // b is at the second place for x: 1 / log2(3)
    assertEquals((1 + Math.log(2) / Math.log(3)) / 2, runs.get(0).ndcg(), 1e-12);
    assertEquals(0.5, runs.get(1).ndcg(), 1e-12);
    assertEquals(0, runs.get(2).ndcg(), 1e-12);
    runs.forEach(run -> assertTrue(run.medianNanos() > 0));
  }

  private Way way(String name, String... ranking) {
    return (question, documents) -> {
      asked.add(name + " " + question);
      return List.of(ranking);
    };
  }
}
