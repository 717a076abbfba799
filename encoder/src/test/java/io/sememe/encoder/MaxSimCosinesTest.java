// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.UnitVectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaxSimCosinesTest {
  private static final String SPACE = "00112233445566778899aabbccddeeff";

  @TempDir Path folder;

  private final UnitVectors vectors = new UnitVectors(7);
  private final Random random = new Random(7);
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

  // 257 tokens of a query are two slices, 700 of 768 dimensions and 1,400 of 384 are two blocks.
  @ParameterizedTest
  @EnumSource
  void the_mean_of_the_largest_of_each_row_is_the_score(TokenPrecision precision) {
    for (int dimension : List.of(1, 7, 384, 768)) {
      for (int tokens : List.of(1, 2, 1 + random.nextInt(200), 700, 1_400)) {
        for (int asked : List.of(1, 1 + random.nextInt(20), 257)) {
          float[] query = vectors.next(asked, dimension);
          StoredTokens document = stored(vectors.next(tokens, dimension), dimension, precision);
          float[] cosines = maxSim.cosines(query, dimension, document);
          assertEquals(asked * tokens, cosines.length);
          float expected = maxSim.scores(query, dimension, List.of(document))[0];
          assertEquals(expected, within(meanOfLargest(cosines, asked)), 1e-6);
        }
      }
    }
  }

  private static double meanOfLargest(float[] cosines, int rows) {
    int columns = cosines.length / rows;
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int column = 0; column < columns; column++) {
        largest = Math.max(largest, cosines[row * columns + column]);
      }
      sum += largest;
    }
    return sum / rows;
  }

  private static double within(double score) {
    return Math.max(-1, Math.min(1, score));
  }

  @Test
  void each_pair_of_tokens_has_the_cosine_of_its_vectors_in_its_place() {
    float[] query = vectors.next(5, 384);
    float[] document = vectors.next(9, 384);
    float[] cosines = maxSim.cosines(query, 384, stored(document, 384, TokenPrecision.INT8));
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 9; column++) {
        double expected = 0;
        for (int i = 0; i < 384; i++) {
          expected += (double) query[row * 384 + i] * document[column * 384 + i];
        }
        assertEquals(expected, cosines[row * 9 + column], 0.01);
      }
    }
  }

  @Test
  void a_query_that_is_compared_again_has_the_bit_same_cosines() {
    float[] query = vectors.next(4, 100);
    try (LeasedMaxSim leased = new LeasedMaxSim(1)) {
      Comparison comparison = leased.comparison(query, 100);
      for (TokenPrecision precision : TokenPrecision.values()) {
        for (int tokens : List.of(30, 0, 1)) {
          StoredTokens document = stored(vectors.next(tokens, 100), 100, precision);
          float[] expected = maxSim.cosines(query, 100, document);
          assertArrayEquals(expected, comparison.cosines(document));
        }
      }
    }
  }

  @Test
  void a_document_without_tokens_has_no_cosines() {
    for (TokenPrecision precision : TokenPrecision.values()) {
      StoredTokens empty = stored(new float[0], 8, precision);
      assertEquals(0, maxSim.cosines(vectors.next(2, 8), 8, empty).length);
    }
  }

  @Test
  void what_cannot_be_compared_is_refused() {
    StoredTokens document = stored(vectors.next(2, 8), 8, TokenPrecision.INT8);
    refused(Kind.BAD_INPUT, vectors.next(2, 9), 9, document);
    refused(Kind.INTERNAL, new float[8], 8, document);
    assertThrows(IllegalArgumentException.class, () -> maxSim.cosines(new float[0], 8, document));
    encoders.close();
    refused(Kind.UNLOADED, vectors.next(1, 8), 8, document);
  }

  private void refused(Kind kind, float[] query, int dimension, StoredTokens document) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> maxSim.cosines(query, dimension, document));
    assertEquals(kind, e.kind(), e.getMessage());
  }

  private static StoredTokens stored(float[] rows, int dimension, TokenPrecision precision) {
    byte[] bytes = StoredTokens.write(rows, dimension, SPACE, precision);
    return StoredTokens.read(bytes, 0, bytes.length);
  }
}
