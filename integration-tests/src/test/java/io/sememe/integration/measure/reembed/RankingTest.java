// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Ranking RANKING = Ranking.of(hits("abcdefghijkl"));

  @Test
  void it_explains_its_own_first_ten() {
    assertTrue(RANKING.explains(hits("abcdefghij")));
    assertTrue(RANKING.isExactly(hits("abcdefghij")));
  }

  @Test
  void it_explains_what_a_graph_finds_that_missed_some() {
    assertTrue(RANKING.explains(hits("abcdfghijk")));
    assertTrue(RANKING.explains(hits("bcdefghikl")));
    assertFalse(RANKING.isExactly(hits("abcdfghijk")));
  }

  @Test
  void documents_that_are_equally_near_may_come_in_any_order() {
    Ranking tied = Ranking.of(List.of(new Hit("a", 0.5), new Hit("b", 0.5)));
    assertTrue(tied.explains(List.of(new Hit("b", 0.5), new Hit("a", 0.5))));
  }

  @Test
  void it_does_not_explain_a_document_with_another_score() {
    Ranking one = Ranking.of(List.of(new Hit("a", 0.5)));
    assertTrue(one.explains(List.of(new Hit("a", 0.500_001))));
    assertFalse(one.explains(List.of(new Hit("a", 0.501))));
  }

  @Test
  void it_does_not_explain_a_document_that_is_far_away() {
    assertFalse(RANKING.explains(hits("abcdefghix")));
  }

  @Test
  void it_does_not_explain_an_answer_that_is_too_short() {
    assertFalse(RANKING.explains(hits("abcdefghi")));
    assertFalse(RANKING.explains(List.of()));
  }

  /** A hit for each letter, those of the beginning of the alphabet nearest. */
  static List<Hit> hits(String letters) {
    return letters.chars().mapToObj(c -> new Hit(Character.toString(c), 1.0 / c)).toList();
  }
}
