// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {

  private static final double EXACT = 1e-12;
  private static final Map<String, Integer> THREE = Map.of("a", 1, "b", 1, "c", 2, "x", 0);

  @Test
  void all_relevant_documents_first_score_one_in_any_order() {
    assertEquals(1.0, AveragePrecision.of(List.of("c", "a", "b", "x"), THREE), EXACT);
  }

  @Test
  void each_relevant_document_counts_with_the_precision_at_its_rank() {
    // 1/1, 2/3, 3/6
    double byHand = (1 + 2 / 3.0 + 3 / 6.0) / 3;
    List<String> ranking = List.of("a", "x", "b", "y", "z", "c");
    assertEquals(byHand, AveragePrecision.of(ranking, THREE), EXACT);
  }

  @Test
  void what_was_not_found_counts_as_nothing() {
    assertEquals(1 / 3.0, AveragePrecision.of(List.of("a", "x"), THREE), EXACT);
    assertEquals(0.0, AveragePrecision.of(List.of(), THREE), EXACT);
  }

  @Test
  void nothing_relevant_scores_zero() {
    assertEquals(0.0, AveragePrecision.of(List.of("a"), Map.of("a", 0)), EXACT);
  }

  @Test
  void irrelevant_documents_below_the_last_relevant_one_do_not_matter() {
    assertEquals(1.0, AveragePrecision.of(List.of("a", "x", "y"), Map.of("a", 1)), EXACT);
  }
}
