// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.RealModels;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Offsets are UTF-16 chars of the caller's text, whatever the text. */
class TokenOffsetsTest {
  private static final int ALL = 1_000_000;
  private static final String EMOJI = "\uD83D\uDE00";

  private static TextTokenizer tokenizer;

  @BeforeAll
  static void open() {
    tokenizer = TextTokenizer.open(RealModels.defaultTokenizer());
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  @Test
  void plain_words_and_their_pieces() {
    requireSurfaces("The RIVER, wings!", "The", "RIVER", ",", "wings", "!");
    requireSurfaces("embeddings", "em", "bed", "ding", "s");
  }

  @Test
  void words_after_emoji() {
    requireSurfaces(
        EMOJI + " wing " + EMOJI + EMOJI + " bank", EMOJI, "wing", EMOJI + EMOJI, "bank");
  }

  @Test
  void words_after_a_zero_width_joiner_sequence() {
    String family = "\uD83D\uDC69\u200D\uD83D\uDCBB";
    requireSurfaces(family + " bank", family, "bank");
  }

  @Test
  void composed_and_decomposed_accents() {
    String composed = Normalizer.normalize("caf\u00E9 river", Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    requireSurfaces(composed, "caf\u00E9", "river");
    // The accent is dropped with no token of its own, so it may or may not belong to its word.
    List<String> surfaces = surfaces(decomposed);
    assertEquals(2, surfaces.size());
    assertTrue(surfaces.get(0).startsWith("cafe"), surfaces.toString());
    assertEquals("river", surfaces.get(1));
  }

  @Test
  void right_to_left_text() {
    requireSurfaces("\u05D0\u05D1 river", "\u05D0", "\u05D1", "river");
  }

  @Test
  void ideographs_inside_and_outside_the_basic_plane() {
    requireSurfaces("\u4E2D\u6587 river", "\u4E2D", "\u6587", "river");
    requireSurfaces("\uD840\uDC00\uD842\uDFB7 river", "\uD840\uDC00", "\uD842\uDFB7", "river");
  }

  @Test
  void mathematical_alphanumerics() {
    requireSurfaces("\uD835\uDCD0\uD835\uDCD1 river", "\uD835\uDCD0\uD835\uDCD1", "river");
  }

  @Test
  void words_after_chars_that_had_to_be_replaced() {
    assertEquals("river", last("\u0000 river"));
    assertEquals("river", last("\uD83D river"));
    assertEquals("river", last("\uDE00" + EMOJI + "\u0000 river"));
    assertEquals("river", last("\uFEFF\u200B\u0007river"));
  }

  @Test
  void words_after_literal_special_tokens() {
    assertEquals("river", last("[SEP] river"));
    requireSurfaces("[SEP] river", "[", "SEP", "]", "river");
    requireSurfaces("a[CLS]" + EMOJI + "b", "a", "[", "CL", "S", "]", EMOJI + "b");
  }

  @Test
  void offsets_of_any_text_lie_inside_in_order_and_never_split_a_character() {
    for (long seed = 0; seed < 3_000; seed++) {
      String text = new RandomTexts(seed).next();
      for (String prefix : new String[] {"", "query \uD83D\uDE00: "}) {
        requireSound(text, tokenizer.tokenize(prefix, text, ALL, ALL).encoding(), seed);
      }
    }
  }

  private static void requireSound(String text, Encoding encoding, long seed) {
    int before = 0;
    for (int i = 1; i < encoding.length() - 1; i++) {
      int start = encoding.starts()[i];
      int end = encoding.ends()[i];
      String what = "seed " + seed + " token " + i + " " + start + "-" + end;
      assertTrue(0 <= start && start <= end && end <= text.length(), what);
      assertTrue(before <= start, what);
      assertFalse(splitsPair(text, start), what);
      assertFalse(splitsPair(text, end), what);
      before = start;
    }
  }

  private static boolean splitsPair(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && Character.isHighSurrogate(text.charAt(offset - 1))
        && Character.isLowSurrogate(text.charAt(offset));
  }

  private static void requireSurfaces(String text, String... expected) {
    assertEquals(List.of(expected), surfaces(text));
  }

  private static String last(String text) {
    List<String> surfaces = surfaces(text);
    return surfaces.get(surfaces.size() - 1);
  }

  private static List<String> surfaces(String text) {
    Encoding encoding = tokenizer.tokenize("", text, ALL, ALL).encoding();
    List<String> surfaces = new ArrayList<>();
    for (int i = 1; i < encoding.length() - 1; i++) {
      surfaces.add(text.substring(encoding.starts()[i], encoding.ends()[i]));
    }
    return surfaces;
  }
}
