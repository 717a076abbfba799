// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.Vectors;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every model must hold to when it gives a vector per token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TokenEmbedderContractTest {
  private static final long SEED = 31;
  private static final String TEXT = "The boat, she said, drifted towards the river bank.";
  private static final List<String> HOSTILE =
      List.of("\uD83D bank", "a\u0000b", "the [SEP] bank", "[MASK]", "[CLS] [PAD] [unused0]");

  private Encoders encoders;
  private TokenEmbedder embedder;
  private TextTokenizer tokenizer;

  /** Returns an owner of the model under test with at least two callers. */
  abstract Encoders newEncoders();

  abstract String model();

  abstract Path folder();

  /** Returns how many tokens of a text of a role are seen. */
  abstract int limit(Role role);

  /** Returns how many tokens around a text are seen: special tokens and marker. */
  abstract int around();

  /** Returns whether those are kept. */
  abstract boolean keepsAround();

  /** Returns whether queries are filled up to their limit. */
  abstract boolean expands();

  @BeforeAll
  void open() {
    encoders = newEncoders();
    embedder = encoders.tokenEmbedder(model());
    tokenizer = TextTokenizer.open(folder().resolve(model()).resolve("tokenizer.json"));
  }

  @AfterAll
  void close() {
    encoders.close();
    tokenizer.close();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void the_tokens_that_are_seen_have_a_vector_each_but_for_the_punctuation_of_passages(Role role) {
    for (String text : texts(80)) {
      TokenVectors vectors = embedder.embed(text, role, soon());
      Encoding content = tokenizer.content(text);
      int seen = Math.min(content.length(), limit(role) - around());
      assertEquals(content.length() - seen, vectors.truncatedTokens(), text);
      requireOffsets(expected(text, content, seen, role), vectors);
      if (!vectors.isEmpty()) {
        boolean full = expands() && role == Role.QUERY;
        assertEquals(full ? limit(role) : seen + around(), vectors.tokens(), text);
        assertEquals(withoutText(role, seen), count(vectors, false), text);
      }
    }
  }

  // Written out plainly: where the tokens that are kept lie.
  private static List<String> expected(String text, Encoding content, int seen, Role role) {
    return IntStream.range(0, text.isBlank() ? 0 : seen)
        .filter(i -> content.ends()[i] > content.starts()[i])
        .filter(
            i ->
                role == Role.QUERY
                    || !text.substring(content.starts()[i], content.ends()[i])
                        .matches("[!-/:-@\\[-`{-~]+"))
        .mapToObj(i -> content.starts()[i] + "-" + content.ends()[i])
        .toList();
  }

  private static void requireOffsets(List<String> expected, TokenVectors vectors) {
    List<String> actual =
        IntStream.range(0, vectors.count())
            .filter(i -> vectors.ends()[i] > 0)
            .mapToObj(i -> vectors.starts()[i] + "-" + vectors.ends()[i])
            .toList();
    assertEquals(expected, actual);
  }

  private int withoutText(Role role, int seen) {
    int kept = keepsAround() ? around() : 0;
    boolean full = expands() && role == Role.QUERY;
    return full ? kept + limit(role) - around() - seen : kept;
  }

  private static long count(TokenVectors vectors, boolean ofText) {
    return IntStream.range(0, vectors.count())
        .filter(i -> (vectors.ends()[i] > vectors.starts()[i]) == ofText)
        .count();
  }

  @Test
  void the_surface_of_each_token_is_found_at_its_offsets() {
    String text = "Straße? The river bank";
    TokenVectors vectors = embedder.embed(text, Role.PASSAGE, soon());
    StringBuilder surfaces = new StringBuilder();
    for (int i = 0; i < vectors.count(); i++) {
      surfaces.append(text, vectors.starts()[i], vectors.ends()[i]);
    }
    assertEquals("StraßeTheriverbank", surfaces.toString());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_row_has_the_promised_dimension_and_length_one(Role role) {
    TokenSpace space = embedder.space(soon());
    assertEquals(model(), space.model());
    assertEquals(limit(Role.PASSAGE), space.maxTokens());
    assertTrue(space.fingerprint().matches("[0-9a-f]{32}"), space.fingerprint());
    for (String text : texts(40)) {
      TokenVectors vectors = embedder.embed(text, role, soon());
      assertEquals(space.dimension(), vectors.dimension());
      assertEquals(vectors.count() * vectors.dimension(), vectors.values().length);
      assertEquals(vectors.count(), vectors.ends().length);
      for (int i = 0; i < vectors.count(); i++) {
        assertEquals(1, Vectors.norm(row(vectors, i)), 1e-5);
      }
    }
  }

  private static float[] row(TokenVectors vectors, int number) {
    int from = number * vectors.dimension();
    return Arrays.copyOfRange(vectors.values(), from, from + vectors.dimension());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void a_text_has_the_bit_same_vectors_alone_and_among_others_in_eight_threads(Role role) {
    List<String> texts = texts(12);
    List<TokenVectors> alone =
        texts.stream().map(text -> embedder.embed(text, role, soon())).toList();
    Threads.all(8, () -> started(texts, role)).forEach(vectors -> requireSame(alone, vectors));
    requireSame(alone, texts.stream().map(text -> embedder.embed(text, role, soon())).toList());
  }

  private List<TokenVectors> started(List<String> texts, Role role) {
    List<PendingTokenVectors> started =
        texts.stream().map(text -> embedder.start(text, role, soon())).toList();
    List<TokenVectors> vectors = started.stream().map(PendingTokenVectors::await).toList();
    assertTrue(started.stream().allMatch(PendingTokenVectors::isDone));
    return vectors;
  }

  private static void requireSame(List<TokenVectors> expected, List<TokenVectors> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).toString(), actual.get(i).toString());
      assertArrayEquals(expected.get(i).values(), actual.get(i).values(), "text " + i);
      assertArrayEquals(expected.get(i).starts(), actual.get(i).starts(), "text " + i);
    }
  }

  @Test
  void awaiting_again_gives_the_same_vectors_and_equal_texts_share_none() {
    PendingTokenVectors one = embedder.start(TEXT, Role.PASSAGE, soon());
    PendingTokenVectors other = embedder.start(TEXT, Role.PASSAGE, soon());
    float[] first = one.await().values().clone();
    assertArrayEquals(first, one.await().values());
    Arrays.fill(one.await().values(), 0);
    assertArrayEquals(first, other.await().values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n \u00A0", "\u0000\u0001\u001B", "\uFEFF", "\uDC00"})
  void a_text_without_a_visible_character_has_no_vectors(String text) {
    for (Role role : Role.values()) {
      TokenVectors vectors = embedder.embed(text, role, soon());
      assertTrue(vectors.isEmpty(), vectors.toString());
      assertEquals(0, vectors.values().length);
      assertEquals(embedder.space(soon()).dimension(), vectors.dimension());
      PendingTokenVectors started = embedder.start(text, role, soon());
      assertTrue(started.isDone() && started.await().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void what_lies_beyond_the_limit_is_counted_and_changes_nothing(Role role) {
    int room = limit(role) - around();
    TokenVectors whole = embedder.embed("river ".repeat(room), role, soon());
    TokenVectors cut = embedder.embed("river ".repeat(room + 100), role, soon());
    assertEquals(0, whole.truncatedTokens());
    assertEquals(100, cut.truncatedTokens());
    assertEquals(limit(role), cut.tokens());
    assertArrayEquals(whole.values(), cut.values());
    assertEquals(room, count(cut, true));
  }

  @Test
  void hostile_texts_have_the_structure_of_any_other() {
    for (Role role : Role.values()) {
      for (String text : HOSTILE) {
        TokenVectors vectors = embedder.embed(text, role, soon());
        int content = Math.min(tokenizer.content(text).length(), limit(role) - around());
        assertEquals(withoutText(role, content), count(vectors, false), text);
        assertFalse(vectors.isEmpty(), text);
      }
    }
  }

  @Test
  void token_vectors_are_of_another_space_than_vectors_of_texts() {
    String tokens = embedder.space(soon()).fingerprint();
    encoders.models().stream()
        .filter(status -> status.name().equals(model()) && status.space() != null)
        .forEach(status -> assertNotEquals(status.space().fingerprint(), tokens));
    assertEquals(tokens, encoders.tokenEmbedder(model()).space(soon()).fingerprint());
  }

  @Test
  void null_is_bad_input_and_a_deadline_that_has_passed_a_timeout() {
    Deadline passed = Deadline.in(Duration.ZERO);
    embedder.space(soon());
    refused(Kind.BAD_INPUT, () -> embedder.embed(null, Role.QUERY, soon()));
    refused(Kind.TIMEOUT, () -> embedder.embed(TEXT, Role.QUERY, passed));
    PendingTokenVectors ofNull = embedder.start(null, Role.PASSAGE, soon());
    PendingTokenVectors late = embedder.start(TEXT, Role.PASSAGE, passed);
    refused(Kind.BAD_INPUT, ofNull::await);
    refused(Kind.TIMEOUT, late::await);
    ofNull.cancel();
    assertTrue(ofNull.isDone() && late.isDone());
  }

  @Test
  void cancelled_texts_harm_no_others() {
    List<String> texts = texts(30);
    List<PendingTokenVectors> started =
        texts.stream().map(text -> embedder.start(text, Role.PASSAGE, soon())).toList();
    IntStream.range(0, 15).forEach(i -> started.get(2 * i).cancel());
    for (int i = 1; i < 30; i += 2) {
      float[] expected = embedder.embed(texts.get(i), Role.PASSAGE, soon()).values();
      assertArrayEquals(expected, started.get(i).await().values());
    }
  }

  private static void refused(Kind kind, Runnable call) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(kind, e.kind(), e.getMessage());
  }

  private static List<String> texts(int count) {
    RandomTexts random = new RandomTexts(SEED);
    List<String> texts = new ArrayList<>(Stream.generate(random::next).limit(count - 1).toList());
    texts.add(TEXT);
    return texts;
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
