// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NdcgTest {

  private static final double EXACT = 1e-12;
  private static final double BY_HAND = 5e-5;

  @Test
  void the_ideal_ranking_scores_one() {
    Map<String, Integer> judgements = Map.of("a", 3, "b", 2, "c", 1, "d", 0);
    assertEquals(1.0, Ndcg.at(10, List.of("a", "b", "c", "d"), judgements), EXACT);
  }

  @Test
  void a_single_relevant_document_is_discounted_by_its_rank() {
    // 1 / log2(2), 1 / log2(3), 1 / log2(4)
    Map<String, Integer> judgements = Map.of("a", 1);
    assertEquals(1.0, Ndcg.at(10, List.of("a", "x", "y"), judgements), EXACT);
    assertEquals(0.6309, Ndcg.at(10, List.of("x", "a", "y"), judgements), BY_HAND);
    assertEquals(0.5, Ndcg.at(10, List.of("x", "y", "a"), judgements), EXACT);
  }

  @Test
  void gains_are_linear_in_the_judgement() {
    // found: 1/1 + 3/1.58496 = 2.89279; ideal: 3/1 + 1/1.58496 = 3.63093
    assertEquals(0.7967, Ndcg.at(10, List.of("b", "a"), Map.of("a", 3, "b", 1)), BY_HAND);
  }

  @Test
  void what_was_judged_and_not_found_counts_in_the_ideal() {
    // found: 2; ideal: 2 + 2/1.58496 + 1/2 = 3.76186
    assertEquals(0.5317, Ndcg.at(10, List.of("a"), Map.of("a", 2, "b", 2, "c", 1)), BY_HAND);
  }

  @Test
  void ranks_below_the_depth_count_neither_in_the_ranking_nor_in_the_ideal() {
    List<String> late = List.of("x", "y", "a");
    assertEquals(0.0, Ndcg.at(2, late, Map.of("a", 1)), EXACT);

    Map<String, Integer> twelveRelevant =
        IntStream.range(0, 12).boxed().collect(Collectors.toMap(i -> "d" + i, i -> 1));
    List<String> firstTen = IntStream.range(0, 10).mapToObj(i -> "d" + i).toList();
    assertEquals(1.0, Ndcg.at(10, firstTen, twelveRelevant), EXACT);
  }

  @Test
  void nothing_found_or_nothing_relevant_scores_zero() {
    assertEquals(0.0, Ndcg.at(10, List.of(), Map.of("a", 1)), EXACT);
    assertEquals(0.0, Ndcg.at(10, List.of("a"), Map.of("a", 0)), EXACT);
  }

  @Test
  void a_negative_judgement_counts_as_irrelevant() {
    assertEquals(1.0, Ndcg.at(10, List.of("a", "b"), Map.of("a", 1, "b", -1)), EXACT);
  }
}
