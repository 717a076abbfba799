// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The task "text to tokens". */
class ModelTokenizerTest {
  @TempDir static Path folder;

  private static Encoders encoders;
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  @BeforeAll
  static void open() {
    new TinyModels(folder).write("tiny").writePairs("pairs", TinyModels.scorer(1));
    encoders = new Encoders(new EncoderSettings(folder, 1, 1_000));
  }

  @AfterAll
  static void close() {
    encoders.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "pairs"})
  void models_of_any_task_have_tokens(String model) {
    ModelTokens tokens = encoders.tokenizer(model).tokens("The bank \u4E2D ox", SOON);
    assertEquals(List.of("the", "bank", "[UNK]", "o", "##x"), tokens.pieces());
    assertEquals(List.of("the", "bank", "[UNK]", "o", "x"), tokens.words());
    assertArrayEquals(new int[] {0, 4, 9, 11, 12}, tokens.starts());
    assertArrayEquals(new int[] {3, 8, 10, 12, 13}, tokens.ends());
    assertArrayEquals(new boolean[] {false, false, false, false, true}, tokens.continuing());
    assertArrayEquals(new boolean[] {false, false, true, false, false}, tokens.unknown());
    assertEquals(5, tokens.length());
  }

  @Test
  void special_tokens_stand_for_no_text() {
    ModelTokens before = encoders.tokenizer("tiny").before(SOON);
    ModelTokens after = encoders.tokenizer("tiny").after(SOON);
    assertEquals(List.of("[CLS]"), before.pieces());
    assertEquals(List.of("[SEP]"), after.pieces());
    assertArrayEquals(new long[] {3}, after.ids());
    assertArrayEquals(new int[1], after.ends());
  }

  @Test
  void a_literal_special_token_is_text() {
    ModelTokens tokens = encoders.tokenizer("tiny").tokens("[SEP]", SOON);
    assertEquals(List.of("[", "sep", "]"), tokens.pieces());
    assertArrayEquals(new int[] {1, 4, 5}, tokens.ends());
  }

  @Test
  void nothing_is_cut_at_the_limits_of_the_model() {
    String text = "bank ".repeat(TinyModels.MAX_TOKENS * 20);
    assertEquals(
        TinyModels.MAX_TOKENS * 20, encoders.tokenizer("tiny").tokens(text, SOON).length());
  }

  @Test
  void what_cannot_be_done_is_told() {
    assertEquals(
        Kind.UNKNOWN_MODEL,
        assertThrows(EncoderException.class, () -> encoders.tokenizer("none")).kind());
    ModelTokenizer tokenizer = encoders.tokenizer("tiny");
    tokenizer.before(SOON);
    Deadline past = Deadline.in(Duration.ZERO);
    assertEquals(
        Kind.TIMEOUT,
        assertThrows(EncoderException.class, () -> tokenizer.tokens("bank", past)).kind());
  }
}
