// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.SquadCollection.Paragraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetsTest {

  private static final String TEXT = "Up \uD83D\uDE80. Down.";

  @Test
  void an_answer_is_right_where_the_text_has_it() {
    assertTrue(answer("Up \uD83D\uDE80.", 0, 6).isExactIn(TEXT));
    assertTrue(answer("\uD83D\uDE80", 3, 5).isExactIn(TEXT));
    assertTrue(answer("Down.", 7, 12).isExactIn(TEXT));
  }

  @Test
  void other_words_than_those_of_the_text_are_wrong() {
    assertFalse(answer("up \uD83D\uDE80.", 0, 6).isExactIn(TEXT));
    assertFalse(answer("Down.", 6, 11).isExactIn(TEXT));
    assertFalse(answer("Down.", 0, 12).isExactIn(TEXT));
  }

  @Test
  void half_a_surrogate_pair_is_wrong() {
    assertFalse(answer("Up \uD83D", 0, 4).isExactIn(TEXT));
    assertFalse(answer("\uDE80. Down.", 4, 12).isExactIn(TEXT));
  }

  @Test
  void nothing_and_what_lies_outside_is_wrong() {
    assertFalse(answer("", 3, 3).isExactIn(TEXT));
    assertFalse(answer("", 5, 3).isExactIn(TEXT));
    assertFalse(answer("", -1, -1).isExactIn(TEXT));
    assertFalse(answer("Down.", 7, 13).isExactIn(TEXT));
  }

  @Test
  void what_is_wrong_is_counted_also_for_a_document_that_nobody_indexed() {
    Offsets offsets = new Offsets(List.of(new Paragraph("7", "", TEXT)));
    List<GivenAnswer> answers =
        List.of(answer("Down.", 7, 12), answer("Down", 7, 12), of("8", "Down.", 7, 12));
    assertEquals(answers, offsets.check(answers));
    Figures figures = new Figures("");
    offsets.addTo(figures);
    assertEquals("{offsets_checked=3, offsets_wrong=2}", figures.toMap().toString());
  }

  private static GivenAnswer answer(String text, int start, int end) {
    return of("7", text, start, end);
  }

  private static GivenAnswer of(String id, String text, int start, int end) {
    return new GivenAnswer(id, text, new Place(start, end), 1);
  }
}
