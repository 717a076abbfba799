// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RandomTexts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {
  private static final int ALL = Integer.MAX_VALUE;
  private static final String EMOJI = "\uD83D\uDE00";

  private final List<String> special = List.of("[CLS]", "[SEP]", "[MASK]", "[PAD]", "[UNK]");
  private final TextCleaner cleaner = new TextCleaner(special);

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain text", "\u4E2D\u6587 " + EMOJI, "[sep] [ SEP]", "[CLS", "\t\n"})
  void a_harmless_text_is_handed_on_as_it_is(String text) {
    CleanText clean = cleaner.clean(text, ALL);
    assertSame(text, clean.text());
    assertEquals(0, clean.cutCharacters());
    assertEquals(0, clean.insertions().length);
  }

  @Test
  void nul_and_unpaired_surrogates_are_replaced_and_nothing_else_moves() {
    assertClean("a\uFFFDb", "a\u0000b");
    assertClean("\uFFFD", "\uD83D");
    assertClean("\uFFFD", "\uDE00");
    assertClean("\uFFFD\uFFFD", "\uDE00\uD83D");
    assertClean("\uFFFD" + EMOJI + "\uFFFD", "\uD83D" + EMOJI + "\uDE00");
    assertClean("x" + EMOJI + "\uFFFD", "x" + EMOJI + "\u0000");
  }

  @Test
  void a_literal_special_token_is_broken_behind_its_first_character() {
    assertClean("a [ SEP] b", "a [SEP] b");
    assertClean("[ CLS][ CLS]", "[CLS][CLS]");
  }

  @Test
  void a_special_token_that_begins_with_a_surrogate_pair_is_broken_behind_the_pair() {
    TextCleaner emoji = new TextCleaner(List.of(EMOJI + "end"));
    assertEquals("a " + EMOJI + " end", emoji.clean("a " + EMOJI + "end", ALL).text());
  }

  @Test
  void breaking_a_token_keeps_the_way_back_to_every_char() {
    String text = "x [SEP] y" + EMOJI + "[MASK]z";
    CleanText clean = cleaner.clean(text, ALL);
    assertEquals(text.length() + 2, clean.text().length());
    for (int i = 0; i < clean.text().length(); i++) {
      char c = clean.text().charAt(i);
      int back = clean.originalOffset(i);
      assertTrue(c == text.charAt(back) || c == ' ', "char " + i);
    }
    assertEquals(text.length(), clean.originalOffset(clean.text().length()));
  }

  @ParameterizedTest
  @CsvSource({"1,a,9", "9,abcdefghi,1", "10,abcdefghij,0", "11,abcdefghij,0"})
  void a_text_is_cut_to_the_limit_and_the_rest_is_counted(int limit, String kept, int cut) {
    CleanText clean = cleaner.clean("abcdefghij", limit);
    assertEquals(kept, clean.text());
    assertEquals(cut, clean.cutCharacters());
  }

  @Test
  void a_cut_never_splits_a_surrogate_pair() {
    assertEquals("a", cleaner.clean("a" + EMOJI, 2).text());
    assertEquals(2, cleaner.clean("a" + EMOJI, 2).cutCharacters());
    assertEquals("a" + EMOJI, cleaner.clean("a" + EMOJI + "b", 3).text());
    assertEquals("", cleaner.clean(EMOJI, 1).text());
  }

  @Test
  void any_text_becomes_safe_and_keeps_its_well_formed_chars() {
    for (long seed = 0; seed < 2_000; seed++) {
      String text = new RandomTexts(seed).next();
      CleanText clean = cleaner.clean(text, ALL);
      requireSafe(clean.text(), seed);
      for (int i = 0; i < clean.text().length(); i++) {
        char c = clean.text().charAt(i);
        boolean kept = c == text.charAt(clean.originalOffset(i));
        assertTrue(kept || c == '\uFFFD' || c == ' ', "seed " + seed + " char " + i);
      }
    }
  }

  private void requireSafe(String text, long seed) {
    assertFalse(text.contains("\u0000"), "seed " + seed);
    assertTrue(
        text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF), "surrogate, seed " + seed);
    for (String token : special) {
      assertFalse(text.contains(token), token + ", seed " + seed);
    }
  }

  private void assertClean(String expected, String text) {
    CleanText clean = cleaner.clean(text, ALL);
    assertEquals(expected, clean.text());
    assertEquals(0, clean.cutCharacters());
  }
}
