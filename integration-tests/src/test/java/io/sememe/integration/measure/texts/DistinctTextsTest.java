// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctTextsTest {

  @Test
  void originals_come_first_then_variants_with_the_same_words() {
    assertEquals(
        List.of("how do wings stall", "why", "do wings stall how", "why 1", "wings stall how do"),
        DistinctTexts.of(List.of("how do wings stall", "why"), 5));
  }

  @Test
  void fewer_than_there_are_is_a_cut() {
    assertEquals(List.of("a"), DistinctTexts.of(List.of("a", "b"), 1));
    assertEquals(List.of(), DistinctTexts.of(List.of("a"), 0));
  }

  @Test
  void no_text_comes_twice_however_few_words_there_are() {
    for (List<String> few : List.of(List.of("a"), List.of("a a", "a b", "b a", "a b"))) {
      List<String> texts = DistinctTexts.of(few, 1_000);
      assertEquals(1_000, new HashSet<>(texts).size());
      assertEquals(1_000, texts.size());
    }
  }

  @Test
  void no_texts_cannot_be_varied() {
    assertThrows(IllegalArgumentException.class, () -> DistinctTexts.of(List.of(), 1));
  }
}
