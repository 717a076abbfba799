// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RowsTest {
  private static final int COLUMNS = 256;

  static IntStream seeds() {
    return IntStream.range(0, 5);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rounded_weights_are_near_and_still_sum_to_one(int seed) {
    int square = COLUMNS * COLUMNS;
    float[] weights = weights(new Random(seed));
    Rows rows = Rows.ofSquare(weights, square, COLUMNS);
    assertEquals(COLUMNS, rows.size());
    for (int row = 0; row < rows.size(); row++) {
      List<Float> rounded = rows.get(row);
      double sum = 0;
      for (int i = 0; i < COLUMNS; i++) {
        float shown = rounded.get(i);
        assertEquals(weights[square + row * COLUMNS + i], shown, 1e-4);
        sum += shown;
      }
      assertEquals(1, sum, 1e-4);
    }
  }

  @Test
  void weights_that_would_all_be_rounded_to_nothing_do_not_vanish_together() {
    float[] weights = new float[COLUMNS * COLUMNS];
    Arrays.fill(weights, 4e-5f);
    weights[COLUMNS - 1] = 1 - 255 * 4e-5f;
    List<Float> row = Rows.ofSquare(weights, 0, COLUMNS).get(0);
    assertEquals(0.0102, row.subList(0, COLUMNS - 1).stream().mapToDouble(one -> one).sum(), 1e-4);
  }

  @Test
  void a_row_has_no_more_than_four_decimals() {
    float[] thirds = new float[9];
    Arrays.fill(thirds, 1 / 3f);
    assertEquals(List.of(0.3333f, 0.3334f, 0.3333f), Rows.ofSquare(thirds, 0, 3).get(1));
    assertEquals(
        List.of(List.of(-0.6667f), List.of(0.5f)), Rows.of(new float[] {-2 / 3f, 0.5f}, 1));
  }

  @Test
  void without_columns_there_are_no_rows() {
    assertEquals(List.of(), Rows.of(new float[0], 0));
  }

  // As models give them: a few that are large, and many that are next to nothing.
  private static float[] weights(Random random) {
    float[] weights = new float[2 * COLUMNS * COLUMNS];
    for (int from = 0; from < weights.length; from += COLUMNS) {
      double sum = 0;
      for (int i = from; i < from + COLUMNS; i++) {
        weights[i] = (float) Math.exp(6 * random.nextGaussian());
        sum += weights[i];
      }
      for (int i = from; i < from + COLUMNS; i++) {
        weights[i] = (float) (weights[i] / sum);
      }
    }
    return weights;
  }
}
