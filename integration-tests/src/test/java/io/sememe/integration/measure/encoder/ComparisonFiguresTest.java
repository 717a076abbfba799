// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.peers.Peer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonFiguresTest {

  private final Figures figures = new Figures("encoder.");
  private final ComparisonFigures report = new ComparisonFigures(figures, "m", "scifact");

  @Test
  void a_ratio_is_the_median_of_ours_over_theirs_in_each_round() {
    // The machine is half as fast in the second round, for both.
    List<Turn> ours = List.of(turn(400, 0.5), turn(200, 1.0), turn(410, 0.5));
    List<Turn> theirs = List.of(turn(200, 1.0), turn(100, 2.0), turn(100, 2.0));
    report.turns(Map.of(Peer.SEMEME, ours, Peer.VESPA, theirs));
    assertEquals("2.000", figures.toMap().get("encoder.vs.vespa.scifact"));
    assertEquals("4.100", figures.toMap().get("encoder.vs.vespa.scifact.highest"));
    assertEquals("0.500", figures.toMap().get("encoder.query_p50.vs.vespa.scifact"));
    assertEquals("0.250", figures.toMap().get("encoder.query_p50.vs.vespa.scifact.lowest"));
    assertEquals("400.0", figures.toMap().get("encoder.m.docs_per_s.sememe.scifact"));
    assertEquals("100.0", figures.toMap().get("encoder.m.docs_per_s.vespa.scifact"));
    assertEquals("2.000", figures.toMap().get("encoder.query_p50.vespa.scifact"));
    assertEquals("3.000", figures.toMap().get("encoder.query_p99.vespa.scifact"));
  }

  @Test
  void ours_is_not_compared_with_itself() {
    report.turns(Map.of(Peer.SEMEME, List.of(turn(1, 1))));
    assertFalse(figures.toMap().containsKey("encoder.vs.sememe.scifact"));
  }

  private static Turn turn(double documentsPerSecond, double p50) {
    return new Turn(documentsPerSecond, p50, p50 + 1);
  }
}
