// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of any text with models in which every state depends on the whole window. */
class WordEmbedderTest {
  private static final int SHORT = 16;
  private static final String TEXT = "the river bank , river the bank , ".repeat(12);

  @TempDir Path folder;
  private Encoders encoders;
  private WordEmbedder words;

  @BeforeEach
  void open() {
    byte[] mixed = TinyModels.encoder().mixed().toBytes();
    new TinyModels(folder)
        .write("plain")
        .model("plain", mixed)
        .write("short")
        .model("short", mixed)
        .descriptor("short", TinyModels.descriptor().put("maxTokens", SHORT))
        .write("pooled")
        .model("pooled", TinyModels.encoder().output(Output.POOLED).toBytes())
        .descriptor("pooled", TinyModels.descriptor().put("pooling", "none"))
        .writePairs("pairs", TinyModels.scorer(1));
    encoders = new Encoders(new EncoderSettings(folder, 2, 100));
    words = encoders.wordEmbedder("plain");
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void words_have_the_vectors_of_passages_that_are_pooled_late_without_a_prefix() {
    for (long seed = 0; seed < 30; seed++) {
      String text = new RandomTexts(seed).next().repeat(20);
      List<TextSpan> spans = spans(text, seed);
      WordVectors vectors = embed(words, text, spans, TinyModels.MAX_TOKENS);
      requireSame(late("plain", text, spans), vectors.rows(), "seed " + seed);
    }
  }

  @Test
  void windows_may_be_smaller_than_what_the_model_sees_and_never_larger() {
    List<TextSpan> spans = spans(TEXT, 5);
    List<float[]> small = embed(words, TEXT, spans, SHORT).rows();
    requireSame(late("short", TEXT, spans), small, "windows of " + SHORT);
    List<float[]> usual = embed(words, TEXT, spans, TinyModels.MAX_TOKENS).rows();
    assertNotEquals(List.of(usual.get(0)[0]), List.of(small.get(0)[0]), "context matters");
    requireSame(usual, embed(words, TEXT, spans, 1_000).rows(), "more than it sees");
  }

  @Test
  void vectors_come_in_the_order_of_the_words_whatever_that_is() {
    List<TextSpan> spans = new ArrayList<>(spans(TEXT, 6));
    List<float[]> rows = embed(words, TEXT, spans, SHORT).rows();
    Collections.reverse(spans);
    List<float[]> reversed = new ArrayList<>(embed(words, TEXT, spans, SHORT).rows());
    Collections.reverse(reversed);
    requireSame(rows, reversed, "reversed");
  }

  @Test
  void a_word_without_a_token_has_no_vector_and_parts_of_a_word_have_the_whole_ones() {
    List<TextSpan> spans =
        List.of(new TextSpan(3, 4), new TextSpan(4, 9), new TextSpan(5, 6), new TextSpan(6, 6));
    WordVectors vectors = embed(words, TEXT, spans, SHORT);
    assertEquals(words.space(soon()).dimension(), vectors.dimension());
    assertEquals(0, vectors.rows().get(0).length);
    assertArrayEquals(vectors.rows().get(1), vectors.rows().get(2));
    assertEquals(0, vectors.rows().get(3).length);
    assertEquals(List.of(), embed(words, TEXT, List.of(), SHORT).rows());
    assertEquals(0, embed(words, " ", List.of(new TextSpan(0, 1)), SHORT).rows().get(0).length);
    assertEquals("WordVectors[4 x " + vectors.dimension() + "]", vectors.toString());
  }

  @Test
  void only_windows_with_a_word_in_them_are_run() {
    embed(words, TEXT, List.of(new TextSpan(0, 3)), SHORT);
    assertEquals(1, encoders.usage().get("plain").inferences());
    embed(words, TEXT, List.of(), SHORT);
    assertEquals(1, encoders.usage().get("plain").inferences());
  }

  @Test
  void both_roles_have_the_same_vectors() {
    List<TextSpan> spans = spans(TEXT, 7);
    requireSame(
        embed(words, TEXT, spans, SHORT).rows(),
        words.embed(TEXT, spans, SHORT, Role.QUERY, soon()).rows(),
        "roles");
  }

  @Test
  void its_space_is_neither_that_of_texts_nor_that_of_tokens() {
    TokenSpace space = words.space(soon());
    assertEquals("plain", space.model());
    assertEquals(TinyModels.MAX_TOKENS, space.maxTokens());
    assertTrue(space.fingerprint().matches("[0-9a-f]{32}"), space.fingerprint());
    String texts = encoders.textEmbedder("plain").space(soon()).fingerprint();
    String tokens = encoders.tokenEmbedder("plain").space(soon()).fingerprint();
    assertNotEquals(texts, space.fingerprint());
    assertNotEquals(tokens, space.fingerprint());
    assertEquals(space, encoders.wordEmbedder("plain").space(soon()));
  }

  @Test
  void what_cannot_be_done_is_bad_input_that_says_why() {
    List<TextSpan> spans = List.of(new TextSpan(0, 3));
    refused("special tokens take 2; ask for at least 3", () -> embed(words, "the", spans, 2));
    refused("a word ends at 3, but the text has 2 chars", () -> embed(words, "th", spans, 64));
    refused("a text is null", () -> embed(words, null, spans, 64));
    WordEmbedder pooled = encoders.wordEmbedder("pooled");
    refused("gives one vector per text", () -> embed(pooled, "the", spans, 64));
    refused("gives one vector per text", () -> pooled.space(soon()));
    WordEmbedder pairs = encoders.wordEmbedder("pairs");
    refused("cannot do text-embedding", () -> pairs.space(soon()));
  }

  @Test
  void a_deadline_that_has_passed_is_a_timeout() {
    words.space(soon());
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () -> words.embed(TEXT, spans(TEXT, 1), 64, Role.PASSAGE, Deadline.in(Duration.ZERO)));
    assertEquals(Kind.TIMEOUT, e.kind());
  }

  private static void refused(String message, Runnable call) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
  }

  private List<float[]> late(String model, String text, List<TextSpan> spans) {
    return encoders
        .textEmbedder(model)
        .startPassages(text, spans, PassagePooling.LATE, soon())
        .await()
        .stream()
        .map(Embedding::vector)
        .toList();
  }

  private static WordVectors embed(
      WordEmbedder embedder, String text, List<TextSpan> spans, int maxTokens) {
    return embedder.embed(text, spans, maxTokens, Role.PASSAGE, soon());
  }

  private static List<TextSpan> spans(String text, long seed) {
    Random random = new Random(seed);
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int start = random.nextInt(text.length() + 1);
      spans.add(new TextSpan(start, Math.min(text.length(), start + random.nextInt(12))));
    }
    return spans;
  }

  private static void requireSame(List<float[]> expected, List<float[]> actual, String what) {
    assertEquals(expected.size(), actual.size(), what);
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), what + ", word " + i);
    }
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
