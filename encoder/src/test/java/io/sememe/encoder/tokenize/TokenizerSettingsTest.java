// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tokenizer file may say, and what of it counts. */
class TokenizerSettingsTest {
  private static final int ALL = 1_000_000;

  @TempDir Path folder;

  @Test
  void the_files_own_truncation_with_a_stride_as_long_is_ignored() throws IOException {
    requireSameAsPlain(TinyTokenizer.create().truncation(16, 16));
  }

  @Test
  void the_files_own_padding_is_ignored_on_both_sides() throws IOException {
    requireSameAsPlain(TinyTokenizer.create().padding(128, "Right"));
    requireSameAsPlain(TinyTokenizer.create().padding(128, "Left").truncation(16, 4));
  }

  private void requireSameAsPlain(TinyTokenizer settings) throws IOException {
    for (String text : new String[] {"", "bank", "the river bank ".repeat(40)}) {
      Tokenized plain = tokenize(TinyTokenizer.create(), text);
      Tokenized set = tokenize(settings, text);
      assertArrayEquals(plain.encoding().ids(), set.encoding().ids());
      assertArrayEquals(plain.encoding().starts(), set.encoding().starts());
      assertEquals(0, set.truncatedTokens());
    }
  }

  @Test
  void without_an_unknown_token_a_text_of_unknown_characters_is_refused_and_others_go_on()
      throws IOException {
    try (TextTokenizer tokenizer = open(TinyTokenizer.create().withoutUnknown())) {
      EncoderException e =
          assertThrows(
              EncoderException.class, () -> tokenizer.tokenize("", "bank \u4E2D", ALL, ALL));
      assertEquals(Kind.BAD_INPUT, e.kind());
      assertTrue(e.getMessage().contains("tokenizer refuses the text"), e.getMessage());
      assertFalse(e.getMessage().contains("\u4E2D"), e.getMessage());
      assertEquals(1, tokenizer.tokenize("", "bank", ALL, ALL).contentTokens());
    }
  }

  @Test
  void special_tokens_looked_for_in_normalised_text_are_not_found_in_a_text_of_ours()
      throws IOException {
    try (TextTokenizer tokenizer = open(TinyTokenizer.create().normalizedSpecials())) {
      for (String text :
          new String[] {"[SEP]", "[sep]", "x [sEp] y", "[cls][mask]", "[S\u00C9P]"}) {
        long[] ids = tokenizer.tokenize("", text, ALL, ALL).encoding().ids();
        long special = Arrays.stream(ids).filter(id -> id != 1 && id < 5).count();
        assertEquals(2, special, text + " gives " + Arrays.toString(ids));
      }
    }
  }

  @Test
  void a_word_of_more_than_100_characters_is_one_unknown_token() throws IOException {
    Tokenized longest = tokenize(TinyTokenizer.create(), "a".repeat(100));
    assertEquals(0, longest.unknownTokens());
    assertEquals(100, longest.contentTokens());
    Tokenized tooLong = tokenize(TinyTokenizer.create(), "a".repeat(101));
    assertEquals(1, tooLong.unknownTokens());
    assertEquals(1, tooLong.contentTokens());
  }

  @Test
  void a_model_type_that_the_tokenizer_does_not_know_is_refused() {
    EncoderException e =
        assertThrows(
            EncoderException.class, () -> open(TinyTokenizer.create().modelType("WordPeace")));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("tokenizer file is not understood"), e.getMessage());
  }

  @Test
  void a_tokenizer_that_can_encode_nothing_is_refused_when_it_is_opened() {
    EncoderException e =
        assertThrows(EncoderException.class, () -> open(TinyTokenizer.bare().withoutUnknown()));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("the tokenizer file cannot be used"), e.getMessage());
  }

  private Tokenized tokenize(TinyTokenizer settings, String text) throws IOException {
    try (TextTokenizer tokenizer = open(settings)) {
      return tokenizer.tokenize("", text, ALL, ALL);
    }
  }

  private TextTokenizer open(TinyTokenizer settings) throws IOException {
    return TextTokenizer.open(
        Files.writeString(folder.resolve("tokenizer.json"), settings.toJson()));
  }
}
