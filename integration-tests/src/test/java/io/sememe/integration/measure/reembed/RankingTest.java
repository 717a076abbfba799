// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Ranking RANKING = new Ranking(letters("abcdefghijkl"));

  @Test
  void it_explains_its_own_first_ten() {
    assertTrue(RANKING.explains(letters("abcdefghij")));
    assertTrue(RANKING.isExactly(letters("abcdefghij")));
  }

  @Test
  void it_explains_what_a_graph_finds_that_missed_one_or_two() {
    assertTrue(RANKING.explains(letters("abcdfghijk")));
    assertTrue(RANKING.explains(letters("bcdefghikl")));
    assertFalse(RANKING.isExactly(letters("abcdfghijk")));
  }

  @Test
  void it_does_not_explain_another_order_nor_other_documents() {
    assertFalse(RANKING.explains(letters("bacdefghij")));
    assertFalse(RANKING.explains(letters("abcdefghix")));
    assertFalse(RANKING.explains(letters("aacdefghij")));
  }

  @Test
  void it_does_not_explain_an_answer_that_is_too_short() {
    assertFalse(RANKING.explains(letters("abcdefghi")));
    assertFalse(RANKING.explains(List.of()));
  }

  @Test
  void of_few_documents_all_are_expected() {
    Ranking few = new Ranking(letters("abc"));
    assertTrue(few.isExactly(letters("abc")));
    assertTrue(few.explains(letters("abc")));
    assertFalse(few.explains(letters("ab")));
  }

  @Test
  void as_many_are_known_as_are_shown_and_may_be_missed() {
    assertEquals(12, Ranking.LENGTH);
  }

  static List<String> letters(String letters) {
    return List.of(letters.split(""));
  }
}
