// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every model must hold to, however it is trained. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TextEmbedderContractTest {
  private static final long SEED = 20;
  private static final String TEXT = "The boat drifted towards the river bank.";

  private Encoders encoders;
  private TextEmbedder embedder;

  /** Returns an owner of the model under test with at least two callers. */
  abstract Encoders newEncoders();

  abstract String model();

  abstract boolean prefixesDiffer();

  @BeforeAll
  void open() {
    encoders = newEncoders();
    embedder = encoders.textEmbedder(model());
  }

  @AfterAll
  void close() {
    encoders.close();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void a_text_among_a_hundred_others_has_the_bit_same_vector_as_alone(Role role) {
    List<String> texts = texts(100);
    texts.add(50, TEXT);
    float[] alone = embedder.embed(TEXT, role, soon()).vector();
    assertArrayEquals(alone, embedder.embed(texts, role, soon()).get(50).vector());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void a_text_that_is_started_among_others_has_the_bit_same_vector_as_alone(Role role) {
    List<String> texts = texts(60);
    List<Embedding> alone = texts.stream().map(text -> embedder.embed(text, role, soon())).toList();
    List<PendingEmbedding> started =
        texts.stream().map(text -> embedder.start(text, role, soon())).toList();
    List<Embedding> streamed = started.stream().map(PendingEmbedding::await).toList();
    assertSameVectors(alone, streamed);
    assertSameVectors(alone, embedder.embed(texts, role, soon()));
    for (int i = 0; i < texts.size(); i++) {
      assertEquals(alone.get(i).toString(), streamed.get(i).toString());
      assertEquals(alone.get(i).truncatedTokens(), streamed.get(i).truncatedTokens());
      assertEquals(alone.get(i).unknownTokens(), streamed.get(i).unknownTokens());
      assertTrue(started.get(i).isDone());
    }
  }

  @Test
  void equal_texts_have_equal_vectors_that_they_do_not_share() {
    List<Embedding> same = embedder.embed(Collections.nCopies(40, TEXT), Role.QUERY, soon());
    float[] expected = same.get(0).vector().clone();
    for (int i = 0; i < same.size(); i++) {
      assertArrayEquals(expected, same.get(i).vector(), "text " + i);
      Arrays.fill(same.get(i).vector(), 0);
    }
  }

  @Test
  void what_is_wrong_with_a_started_text_is_thrown_when_it_is_awaited() {
    embedder.space(soon());
    PendingEmbedding ofNull = embedder.start(null, Role.QUERY, soon());
    refused(Kind.BAD_INPUT, ofNull::await);
    PendingEmbedding late = embedder.start(TEXT, Role.QUERY, Deadline.in(Duration.ZERO));
    refused(Kind.TIMEOUT, late::await);
    assertTrue(ofNull.isDone() && late.isDone());
  }

  @Test
  void a_started_text_without_a_token_is_done_at_once() {
    PendingEmbedding empty = embedder.start(" ", Role.PASSAGE, soon());
    assertTrue(empty.isDone());
    assertTrue(empty.await().isEmpty());
  }

  @Test
  void cancelled_texts_harm_no_others() {
    List<Embedding> expected = embedder.embed(texts(40), Role.PASSAGE, soon());
    List<PendingEmbedding> started =
        texts(40).stream().map(text -> embedder.start(text, Role.PASSAGE, soon())).toList();
    for (int i = 0; i < 40; i += 2) {
      started.get(i).cancel();
    }
    for (int i = 1; i < 40; i += 2) {
      assertArrayEquals(expected.get(i).vector(), started.get(i).await().vector());
    }
  }

  @Test
  void eight_threads_at_once_get_the_bit_same_vectors() {
    List<String> texts = texts(12);
    List<Embedding> alone =
        texts.stream().map(text -> embedder.embed(text, Role.PASSAGE, soon())).toList();
    Threads.all(8, () -> embedder.embed(texts, Role.PASSAGE, soon()))
        .forEach(embeddings -> assertSameVectors(alone, embeddings));
  }

  @Test
  void permuting_the_texts_permutes_the_vectors() {
    List<String> texts = texts(30);
    List<Integer> order = new ArrayList<>();
    texts.forEach(text -> order.add(order.size()));
    Collections.shuffle(order, new Random(SEED));
    List<Embedding> straight = embedder.embed(texts, Role.PASSAGE, soon());
    List<Embedding> permuted =
        embedder.embed(order.stream().map(texts::get).toList(), Role.PASSAGE, soon());
    assertSameVectors(order.stream().map(straight::get).toList(), permuted);
  }

  @Test
  void every_vector_has_the_promised_dimension_and_length_one() {
    EmbeddingSpace space = embedder.space(soon());
    assertEquals(model(), space.model());
    assertTrue(space.unitLength());
    assertTrue(space.fingerprint().matches("[0-9a-f]{32}"), space.fingerprint());
    int vectors = 0;
    for (Embedding embedding : embedder.embed(texts(60), Role.QUERY, soon())) {
      assertTrue(embedding.tokens() <= space.maxTokens(), embedding.toString());
      if (!embedding.isEmpty()) {
        vectors++;
        assertEquals(space.dimension(), embedding.vector().length);
        assertEquals(1, Vectors.norm(embedding.vector()), 1e-5);
      }
    }
    assertTrue(vectors > 40, vectors + " texts with a vector");
  }

  @Test
  void query_and_passage_differ_exactly_when_their_prefixes_do() {
    float[] query = embedder.embed(TEXT, Role.QUERY, soon()).vector();
    float[] passage = embedder.embed(TEXT, Role.PASSAGE, soon()).vector();
    assertEquals(prefixesDiffer(), !Arrays.equals(query, passage));
  }

  @Test
  void different_texts_have_different_vectors() {
    float[] bank = embedder.embed("the river bank", Role.PASSAGE, soon()).vector();
    float[] query = embedder.embed("a passage", Role.PASSAGE, soon()).vector();
    assertTrue(Vectors.cosine(bank, query) < 0.99);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n \u00A0",
        "\u0000\u0001\u001B",
        "\uFEFF",
        "\u200B\u200D",
        "\uDC00"
      })
  void a_text_without_a_visible_character_has_no_vector(String text) {
    for (Role role : Role.values()) {
      Embedding embedding = embedder.embed(text, role, soon());
      assertTrue(embedding.isEmpty(), embedding.toString());
      assertFalse(embedding.isTruncated());
      assertEquals(0, embedding.unknownTokens());
    }
  }

  @Test
  void no_texts_have_no_embeddings() {
    assertEquals(List.of(), embedder.embed(List.of(), Role.QUERY, soon()));
  }

  @Test
  void null_is_refused_as_bad_input() {
    refused(Kind.BAD_INPUT, () -> embedder.embed((String) null, Role.QUERY, soon()));
    List<String> texts = Arrays.asList("a", null);
    refused(Kind.BAD_INPUT, () -> embedder.embed(texts, Role.PASSAGE, soon()));
  }

  @Test
  void a_text_longer_than_the_limit_is_cut_to_it_and_the_rest_is_counted() {
    int limit = embedder.space(soon()).maxTokens();
    Embedding cut = embedder.embed("river ".repeat(limit + 100), Role.PASSAGE, soon());
    assertEquals(limit, cut.tokens());
    assertEquals(102, cut.truncatedTokens());
    assertTrue(cut.isTruncated());
    Embedding twice = embedder.embed("river ".repeat(2 * limit), Role.PASSAGE, soon());
    assertArrayEquals(cut.vector(), twice.vector());
  }

  @Test
  void a_deadline_that_has_passed_is_a_timeout() {
    embedder.space(soon());
    Deadline passed = Deadline.in(Duration.ZERO);
    refused(Kind.TIMEOUT, () -> embedder.embed(TEXT, Role.QUERY, passed));
    refused(Kind.TIMEOUT, () -> embedder.embed(texts(3), Role.PASSAGE, passed));
  }

  private static void refused(Kind kind, Runnable call) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(kind, e.kind(), e.getMessage());
  }

  private static void assertSameVectors(List<Embedding> expected, List<Embedding> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(
          expected.get(i).vector(), actual.get(i).vector(), "text " + i + ", seed " + SEED);
    }
  }

  private static List<String> texts(int count) {
    RandomTexts random = new RandomTexts(SEED);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(random.next());
    }
    return texts;
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
