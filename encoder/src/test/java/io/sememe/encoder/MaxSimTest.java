// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.ChildJvm;
import io.sememe.encoder.testing.PlainMaxSim;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.UnitVectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaxSimTest {
  private static final String SPACE = "00112233445566778899aabbccddeeff";

  /** INT8 against floats. */
  private static final double INT8_ERROR = 0.01;

  /** Against the vectors as they are stored: 14 bits of the query, and the rounding of floats. */
  private static final double QUERY_ERROR = 1e-3;

  @TempDir Path folder;

  private final UnitVectors vectors = new UnitVectors(5);
  private final Random random = new Random(5);
  private Encoders encoders;
  private MaxSim maxSim;

  @BeforeEach
  void open() {
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
    maxSim = encoders.maxSim();
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void int8_scores_are_close_to_those_of_floats_in_every_dimension() {
    for (int dimension = 1; dimension <= 768; dimension += 1 + random.nextInt(9)) {
      float[] query = vectors.next(1 + random.nextInt(8), dimension);
      List<float[]> rows = documents(4, 12, dimension);
      float[] scores =
          maxSim.scores(query, dimension, stored(rows, dimension, TokenPrecision.INT8));
      for (int i = 0; i < scores.length; i++) {
        double expected = PlainMaxSim.score(query, rows.get(i), dimension);
        assertEquals(expected, scores[i], INT8_ERROR, "dimension " + dimension);
      }
    }
  }

  @Test
  void bit_scores_are_those_of_the_signs_in_every_dimension() {
    for (int dimension = 1; dimension <= 768; dimension += 1 + random.nextInt(9)) {
      float[] query = vectors.next(1 + random.nextInt(8), dimension);
      List<float[]> rows = documents(4, 12, dimension);
      List<StoredTokens> bits = stored(rows, dimension, TokenPrecision.BIT);
      float[] scores = maxSim.scores(query, dimension, bits);
      for (int i = 0; i < scores.length; i++) {
        double expected =
            PlainMaxSim.score(query, PlainMaxSim.signs(rows.get(i), dimension), dimension);
        assertEquals(within(expected), scores[i], QUERY_ERROR, "dimension " + dimension);
      }
    }
  }

  private static double within(double score) {
    return Math.max(-1, Math.min(1, score));
  }

  // 512 tokens are two slices of the query, 600 of 768 are more than a block.
  @Test
  void long_queries_and_long_documents_are_scored_like_short_ones() {
    for (int tokens : new int[] {1, 255, 256, 257, 512}) {
      float[] query = vectors.next(tokens, 48);
      float[] document = vectors.next(600, 48);
      float[] scores = maxSim.scores(query, 48, List.of(stored(document, 48, TokenPrecision.INT8)));
      assertEquals(PlainMaxSim.score(query, document, 48), scores[0], INT8_ERROR);
    }
    float[] query = vectors.next(3, 768);
    float[] document = vectors.next(2_000, 768);
    float[] scores = maxSim.scores(query, 768, List.of(stored(document, 768, TokenPrecision.INT8)));
    assertEquals(PlainMaxSim.score(query, document, 768), scores[0], INT8_ERROR);
  }

  // Documents of all lengths, so that blocks end anywhere in one and also between two.
  @Test
  void a_score_does_not_depend_on_the_other_documents() {
    float[] query = vectors.next(5, 256);
    List<StoredTokens> documents = new ArrayList<>();
    for (int count : new int[] {600, 0, 1, 1_448, 2_048, 2_047, 1, 0, 3, 4_096, 7, 299}) {
      for (TokenPrecision precision : TokenPrecision.values()) {
        documents.add(stored(vectors.next(count, 256), 256, precision));
      }
    }
    float[] alone = new float[documents.size()];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = maxSim.scores(query, 256, documents.subList(i, i + 1))[0];
    }
    assertArrayEquals(alone, maxSim.scores(query, 256, documents));
    Collections.reverse(documents);
    float[] reversed = maxSim.scores(query, 256, documents);
    for (int i = 0; i < alone.length; i++) {
      assertEquals(alone[i], reversed[alone.length - 1 - i]);
    }
  }

  @Test
  void a_document_of_the_same_tokens_in_any_order_has_score_1() {
    float[] query = vectors.next(3, 384);
    float[] turned = new float[query.length];
    System.arraycopy(query, 0, turned, 384, 2 * 384);
    System.arraycopy(query, 2 * 384, turned, 0, 384);
    float[] opposite = new float[384];
    for (int i = 0; i < opposite.length; i++) {
      opposite[i] = -query[i];
    }
    assertEquals(1, score(query, turned), INT8_ERROR);
    assertEquals(-1, score(Arrays.copyOf(query, 384), opposite), INT8_ERROR);
  }

  private float score(float[] query, float[] document) {
    return maxSim.scores(query, 384, List.of(stored(document, 384, TokenPrecision.INT8)))[0];
  }

  @Test
  void no_tokens_have_the_lowest_score_and_no_documents_no_scores() {
    float[] query = vectors.next(2, 8);
    StoredTokens empty = stored(new float[0], 8, TokenPrecision.INT8);
    StoredTokens emptyBits = stored(new float[0], 8, TokenPrecision.BIT);
    float[] expected = {MaxSim.NO_TOKENS, MaxSim.NO_TOKENS};
    assertArrayEquals(expected, maxSim.scores(query, 8, List.of(empty, emptyBits)));
    assertEquals(0, maxSim.scores(query, 8, List.of()).length);
  }

  @Test
  void what_cannot_be_compared_is_refused() {
    StoredTokens document = stored(vectors.next(2, 8), 8, TokenPrecision.INT8);
    List<StoredTokens> documents = List.of(document);
    EncoderException e =
        assertThrows(EncoderException.class, () -> maxSim.scores(vectors.next(2, 9), 9, documents));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertTrue(e.getMessage().contains("dimension 9"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> maxSim.scores(new float[0], 8, documents));
    assertThrows(IllegalArgumentException.class, () -> maxSim.scores(new float[9], 8, documents));
    EncoderException zero =
        assertThrows(EncoderException.class, () -> maxSim.scores(new float[8], 8, documents));
    assertEquals(Kind.INTERNAL, zero.kind());
  }

  @Test
  void many_threads_get_the_same_scores() {
    float[] query = vectors.next(9, 100);
    List<StoredTokens> documents = stored(documents(30, 40, 100), 100, TokenPrecision.INT8);
    float[] expected = maxSim.scores(query, 100, documents);
    List<float[]> found = Threads.all(16, () -> maxSim.scores(query, 100, documents));
    found.forEach(scores -> assertArrayEquals(expected, scores));
  }

  @Test
  void closed_encoders_score_nothing() {
    float[] query = vectors.next(1, 8);
    List<StoredTokens> documents = List.of(stored(query, 8, TokenPrecision.BIT));
    maxSim.scores(query, 8, documents);
    encoders.close();
    EncoderException e =
        assertThrows(EncoderException.class, () -> maxSim.scores(query, 8, documents));
    assertEquals(Kind.UNLOADED, e.kind());
    encoders.close();
  }

  // Closing a session during a run would end the JVM: in a child.
  @Test
  void closing_waits_for_the_scores_that_are_being_computed() {
    ChildJvm child =
        ChildJvm.run(
            folder, Duration.ofMinutes(2), ClosingMaxSimMain.class, folder.toString(), "50");
    assertEquals(0, child.exit(), child.output());
    assertFalse(child.output().contains("Exception"), child.output());
    assertTrue(child.number("scored") > 50, child.output());
    assertTrue(child.number("refused") > 0, child.output());
  }

  private List<float[]> documents(int count, int mostTokens, int dimension) {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(vectors.next(1 + random.nextInt(mostTokens), dimension));
    }
    return rows;
  }

  private static List<StoredTokens> stored(
      List<float[]> rows, int dimension, TokenPrecision precision) {
    return rows.stream().map(row -> stored(row, dimension, precision)).toList();
  }

  private static StoredTokens stored(float[] rows, int dimension, TokenPrecision precision) {
    byte[] bytes = StoredTokens.write(rows, dimension, SPACE, precision);
    return StoredTokens.read(bytes, 0, bytes.length);
  }
}
