// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.RealModels;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the tokenizer of the default model. */
class TextTokenizerTest {
  private static final int ALL = 1_000_000;
  private static final long CLS = 101;
  private static final long SEP = 102;
  private static final Set<Long> STRUCTURE = Set.of(0L, CLS, SEP, 103L);

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
  void a_text_stands_between_the_special_tokens() {
    long[] ids = tokenize("hello world").encoding().ids();
    assertArrayEquals(new long[] {CLS, 7592, 2088, SEP}, ids);
    assertEquals(2, tokenizer.specialTokens());
    assertEquals(30_521, tokenizer.highestId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t\r\n", "\u0000", "\u0007\u001B", "\uFEFF", "\u200B\u200D", "\uD83D"})
  void a_text_without_a_visible_character_has_no_content(String text) {
    Tokenized tokenized = tokenize(text);
    assertEquals(0, tokenized.contentTokens());
    assertArrayEquals(new long[] {CLS, SEP}, tokenized.encoding().ids());
  }

  @Test
  void tokens_of_the_prefix_count_towards_the_limit_and_not_as_content() {
    Tokenized alone = tokenize("wing");
    Tokenized prefixed = tokenizer.tokenize("query: ", "wing", 512, ALL);
    assertEquals(1, prefixed.contentTokens());
    assertEquals(alone.encoding().length() + 2, prefixed.encoding().length());
    assertEquals(0, tokenizer.tokenize("query: ", " ", 512, ALL).contentTokens());
  }

  @Test
  void a_prefix_moves_no_offset() {
    String text = "a \uD83D\uDE00 [SEP] wing";
    Encoding alone = tokenize(text).encoding();
    Encoding prefixed = tokenizer.tokenize("so: \uD83D\uDE00 ", text, 512, ALL).encoding();
    int content = alone.length() - 2;
    int first = prefixed.length() - 1 - content;
    assertArrayEquals(
        Arrays.copyOfRange(alone.starts(), 1, 1 + content),
        Arrays.copyOfRange(prefixed.starts(), first, first + content));
    assertArrayEquals(
        Arrays.copyOfRange(alone.ends(), 1, 1 + content),
        Arrays.copyOfRange(prefixed.ends(), first, first + content));
  }

  @Test
  void truncation_keeps_exactly_the_limit_and_counts_the_rest() {
    String text = "wing ".repeat(50);
    for (int limit = 3; limit <= 60; limit++) {
      Tokenized cut = tokenizer.tokenize("", text, limit, ALL);
      assertEquals(Math.min(limit, 52), cut.encoding().length());
      assertEquals(Math.max(0, 52 - limit), cut.truncatedTokens());
      assertEquals(SEP, cut.encoding().ids()[cut.encoding().length() - 1]);
      assertEquals(cut.encoding().length() - 2, cut.contentTokens());
    }
  }

  @Test
  void what_is_kept_of_any_text_is_the_start_of_the_whole() {
    for (long seed = 0; seed < 300; seed++) {
      String text = new RandomTexts(seed).next();
      Tokenized whole = tokenize(text);
      Tokenized cut = tokenizer.tokenize("", text, 10, ALL);
      int kept = cut.encoding().length() - 1;
      assertArrayEquals(
          Arrays.copyOf(whole.encoding().ids(), kept),
          Arrays.copyOf(cut.encoding().ids(), kept),
          "seed " + seed);
      int all = whole.encoding().length();
      assertEquals(all, cut.encoding().length() + cut.truncatedTokens(), "seed " + seed);
    }
  }

  @Test
  void a_text_of_600_tokens_is_not_cut_by_the_library() {
    Tokenized whole = tokenizer.tokenize("", "wing ".repeat(600), 10_000, ALL);
    assertEquals(602, whole.encoding().length());
    assertEquals(0, whole.truncatedTokens());
    assertEquals(90, tokenizer.tokenize("", "wing ".repeat(600), 512, ALL).truncatedTokens());
  }

  @Test
  void characters_beyond_the_limit_are_counted_and_not_tokenised() {
    Tokenized cut = tokenizer.tokenize("", "wing wing wing", 512, 9);
    assertEquals(2, cut.contentTokens());
    assertEquals(5, cut.truncatedCharacters());
    assertEquals(0, cut.truncatedTokens());
  }

  @Test
  void literal_special_tokens_never_become_special_in_the_content() {
    String[] hostile = {
      "[CLS]",
      "[SEP]",
      "[PAD]",
      "[MASK]",
      "a [SEP] b",
      "[SEP][SEP]",
      "x[CLS]y",
      "[[SEP]]",
      "[S[SEP]EP]",
      "[SEP\u200B]",
      "[\u200BSEP]",
      "[SEP]\uD83D\uDE00[MASK]",
      "[S\u0000EP][CLS]"
    };
    for (String text : hostile) {
      requireNoStructure(text, "text " + text);
    }
    for (long seed = 0; seed < 500; seed++) {
      requireNoStructure(new RandomTexts(seed).next(), "seed " + seed);
    }
  }

  private static void requireNoStructure(String text, String message) {
    long[] ids = tokenize(text).encoding().ids();
    Set<Long> inside = Arrays.stream(ids, 1, ids.length - 1).boxed().collect(Collectors.toSet());
    inside.retainAll(STRUCTURE);
    assertEquals(Set.of(), inside, message);
  }

  @Test
  void unknown_tokens_are_counted_among_those_kept() {
    assertEquals(0, tokenize("wing").unknownTokens());
    assertEquals(1, tokenize("wing " + "x".repeat(101)).unknownTokens());
    String unknown = "\uD83E\uDDFF \uD83E\uDDFF \uD83E\uDDFF";
    assertEquals(3, tokenize(unknown).unknownTokens());
    assertEquals(2, tokenizer.tokenize("", unknown, 4, ALL).unknownTokens());
  }

  @Test
  void an_encoding_prints_its_length_and_not_its_tokens() {
    Encoding encoding = tokenize("hello world").encoding();
    assertEquals("Encoding of 4 tokens", encoding.toString());
    assertFalse(encoding.toString().contains("7592"));
    assertTrue(encoding.length() == encoding.ids().length);
  }

  private static Tokenized tokenize(String text) {
    return tokenizer.tokenize("", text, ALL, ALL);
  }
}
