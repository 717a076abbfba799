// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.RoleTokens.Source;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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
    ObjectNode prefixed = TinyModels.descriptor();
    prefixed.putObject("prefix").put("query", "the bank: ");
    new TinyModels(folder)
        .write("tiny")
        .writePairs("pairs", TinyModels.scorer(1))
        .write("prefixed")
        .descriptor("prefixed", prefixed)
        .text("broken", "sememe.json", "{");
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

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "pairs", "prefixed"})
  void a_text_has_special_tokens_around_it(String model) {
    RoleTokens tokens = inRole(model, "The bank", Role.PASSAGE);
    assertEquals(List.of("[CLS]", "the", "bank", "[SEP]"), tokens.pieces());
    assertEquals(
        List.of(Source.SPECIAL, Source.TEXT, Source.TEXT, Source.SPECIAL), tokens.sources());
    assertArrayEquals(new int[] {0, 0, 4, 0}, tokens.starts());
    assertArrayEquals(new int[] {0, 3, 8, 0}, tokens.ends());
    assertEquals(4, tokens.seen());
    assertEquals(0, tokens.truncated());
    assertEquals(TinyModels.MAX_TOKENS, tokens.limit());
  }

  @Test
  void what_comes_before_texts_of_a_role_is_no_part_of_the_text() {
    RoleTokens tokens = inRole("prefixed", " \uD83D\uDE00 ox", Role.QUERY);
    assertEquals(
        List.of("[CLS]", "the", "bank", ":", "[UNK]", "o", "##x", "[SEP]"), tokens.pieces());
    assertEquals(List.of(1, 2, 3), places(tokens, Source.PREFIX));
    assertEquals(List.of(4, 5, 6), places(tokens, Source.TEXT));
    assertArrayEquals(new int[] {0, 0, 0, 0, 1, 4, 5, 0}, tokens.starts());
    assertArrayEquals(new int[] {0, 0, 0, 0, 3, 5, 6, 0}, tokens.ends());
  }

  @Test
  void the_model_sees_the_first_ones_and_what_closes_the_text() {
    RoleTokens tokens = inRole("prefixed", "bank ".repeat(TinyModels.MAX_TOKENS), Role.QUERY);
    int content = TinyModels.MAX_TOKENS;
    assertEquals(content + 5, tokens.count());
    assertEquals(TinyModels.MAX_TOKENS, tokens.seen());
    assertEquals(content + 5 - TinyModels.MAX_TOKENS, tokens.truncated());
    assertEquals("[SEP]", tokens.pieces().get(TinyModels.MAX_TOKENS - 1));
    int[] starts = tokens.starts();
    assertEquals(starts[TinyModels.MAX_TOKENS - 2] + 5, starts[TinyModels.MAX_TOKENS]);
    assertEquals(content, places(tokens, Source.TEXT).size());
  }

  @Test
  void seen_are_as_many_of_the_text_as_its_vector_is_of() {
    for (int words : new int[] {1, 58, 59, 60, 200}) {
      String text = "bank ".repeat(words);
      Embedding embedding = encoders.textEmbedder("prefixed").embed(text, Role.QUERY, SOON);
      RoleTokens tokens = inRole("prefixed", text, Role.QUERY);
      assertEquals(embedding.truncatedTokens(), tokens.truncated(), words + " words");
      assertEquals(embedding.tokens(), tokens.seen(), words + " words");
    }
  }

  @Test
  void models_that_embed_are_known_before_they_are_loaded() throws EncoderException {
    try (Encoders fresh = new Encoders(new EncoderSettings(folder, 1, 1_000))) {
      assertEquals(List.of("prefixed", "tiny"), fresh.textEmbedders());
    }
  }

  private static RoleTokens inRole(String model, String text, Role role) {
    return encoders.tokenizer(model).inRole(text, role, SOON);
  }

  private static List<Integer> places(RoleTokens tokens, Source source) {
    return IntStream.range(0, tokens.count())
        .filter(place -> tokens.sources().get(place) == source)
        .boxed()
        .toList();
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
    assertEquals(
        Kind.TIMEOUT,
        assertThrows(EncoderException.class, () -> tokenizer.inRole("bank", Role.QUERY, past))
            .kind());
  }
}
