// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.TinyBert;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text becomes depends on each of its tokens, and on nothing that only fills the row up. */
class MaskTest {
  private static final Input TEXT = Input.of(2, 11, 12, 13, 11, 3);

  /** Far above what rounding does. */
  private static final double SEEN = 0.05;

  @TempDir static Path folder;

  private static ReferenceEncoder encoder;

  @BeforeAll
  static void open() {
    TinyModels models = new TinyModels(folder).model("tiny", TinyBert.ofWords(50, 4));
    encoder = ReferenceWeights.read(models.path("tiny", "model.onnx"), TinyBert.HEADS);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 11, 49})
  void padding_is_invisible(long filler) {
    Trace alone = encoder.run(TEXT);
    Trace padded = encoder.run(TEXT.padded(20, filler));
    for (int layer = 0; layer < alone.states().size(); layer++) {
      for (int token = 0; token < TEXT.length(); token++) {
        assertArrayEquals(
            alone.states().get(layer).row(token), padded.states().get(layer).row(token));
      }
    }
    assertArrayEquals(alone.sentence(), padded.sentence());
  }

  @Test
  void nobody_looks_at_padding() {
    for (List<Matrix> layer : encoder.run(TEXT.padded(9, 0)).attention()) {
      for (Matrix head : layer) {
        for (int token = 0; token < head.height(); token++) {
          assertArrayEquals(
              new float[3], Arrays.copyOfRange(head.row(token), TEXT.length(), head.width()));
        }
      }
    }
  }

  @Test
  void padding_that_is_not_masked_is_seen() {
    long[] padded = Arrays.copyOf(TEXT.ids(), 9);
    assertSeen(encoder.run(Input.of(padded)));
  }

  @Test
  void types_are_seen() {
    assertSeen(encoder.run(Input.of(TEXT.ids(), new long[] {0, 0, 0, 1, 1, 1})));
  }

  @Test
  void places_are_seen() {
    assertSeen(encoder.run(Input.of(2, 12, 11, 13, 11, 3)));
  }

  @Test
  void every_layer_has_rows_of_attention_that_sum_to_1_and_are_far_from_even() {
    Trace trace = encoder.run(TEXT);
    double even = 1.0 / TEXT.length();
    assertEquals(TinyBert.LAYERS, trace.attention().size());
    for (List<Matrix> layer : trace.attention()) {
      assertEquals(TinyBert.HEADS, layer.size());
      double largest = layer.stream().mapToDouble(MaskTest::largest).max().orElseThrow();
      assertTrue(largest > 2 * even, () -> "the largest share is " + largest);
      for (Matrix head : layer) {
        for (int token = 0; token < head.height(); token++) {
          assertEquals(1, sum(head.row(token)), 1e-6);
        }
      }
    }
  }

  private static void assertSeen(Trace other) {
    double change = 0;
    float[] expected = encoder.run(TEXT).lastStates().row(0);
    float[] actual = other.lastStates().row(0);
    for (int i = 0; i < expected.length; i++) {
      change = Math.max(change, Math.abs(expected[i] - actual[i]));
    }
    assertTrue(change > SEEN, "the first state changes by " + change);
  }

  private static double sum(float[] row) {
    double sum = 0;
    for (float share : row) {
      sum += share;
    }
    return sum;
  }

  private static double largest(Matrix head) {
    double largest = 0;
    for (int token = 0; token < head.height(); token++) {
      for (float share : head.row(token)) {
        largest = Math.max(largest, share);
      }
    }
    return largest;
  }
}
