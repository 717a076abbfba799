// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolingTest {
  private static final int TRIALS = 200;
  private static final double TOLERANCE = 1e-5;

  /** The formulas of sentence-transformers, written per element. */
  private interface Formula {
    double of(double[][] rows, int column);
  }

  @Test
  void cls_is_the_first_row() {
    requireFormula(Pooling.CLS, (rows, column) -> rows[0][column]);
  }

  @Test
  void lasttoken_is_the_last_row() {
    requireFormula(Pooling.LASTTOKEN, (rows, column) -> rows[rows.length - 1][column]);
  }

  @Test
  void mean_is_the_sum_over_the_rows_divided_by_their_number() {
    requireFormula(Pooling.MEAN, (rows, column) -> sum(rows, column) / rows.length);
  }

  @Test
  void mean_sqrt_len_is_the_sum_divided_by_the_root_of_the_number() {
    requireFormula(
        Pooling.MEAN_SQRT_LEN, (rows, column) -> sum(rows, column) / Math.sqrt(rows.length));
  }

  @Test
  void max_is_the_greatest_value_of_each_column() {
    requireFormula(
        Pooling.MAX,
        (rows, column) -> {
          double greatest = Double.NEGATIVE_INFINITY;
          for (double[] row : rows) {
            greatest = Math.max(greatest, row[column]);
          }
          return greatest;
        });
  }

  @Test
  void weightedmean_weighs_the_ith_row_with_i() {
    requireFormula(
        Pooling.WEIGHTEDMEAN,
        (rows, column) -> {
          double weighted = 0;
          double weights = 0;
          for (int i = 0; i < rows.length; i++) {
            weighted += (i + 1) * rows[i][column];
            weights += i + 1;
          }
          return weighted / weights;
        });
  }

  @Test
  void none_is_the_one_row_itself_and_refuses_several() {
    float[] row = {1, 2, 3};
    assertArrayEquals(row, Pooling.NONE.pool(new HiddenStates(row.clone(), 1, 3)));
    HiddenStates two = new HiddenStates(new float[6], 2, 3);
    assertThrows(IllegalArgumentException.class, () -> Pooling.NONE.pool(two));
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void a_single_row_is_its_own_pooling(Pooling pooling) {
    float[] row = {-1.5f, 0, 2};
    assertArrayEquals(row, pooling.pool(new HiddenStates(row.clone(), 1, 3)), 1e-6f);
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void a_label_names_its_pooling_in_lower_case_and_nothing_else_does(Pooling pooling) {
    assertEquals(pooling.name().toLowerCase(Locale.ROOT), pooling.label());
    assertEquals(Optional.of(pooling), Pooling.ofLabel(pooling.label()));
    assertEquals(Optional.empty(), Pooling.ofLabel(pooling.name()));
  }

  @Test
  void hidden_states_refuse_values_that_do_not_fill_their_shape() {
    assertThrows(IllegalArgumentException.class, () -> new HiddenStates(new float[5], 2, 3));
    assertThrows(IllegalArgumentException.class, () -> new HiddenStates(new float[0], 0, 3));
    assertThrows(IllegalArgumentException.class, () -> new HiddenStates(new float[0], 3, 0));
  }

  private static void requireFormula(Pooling pooling, Formula formula) {
    for (long seed = 0; seed < TRIALS; seed++) {
      Random random = new Random(seed);
      double[][] rows = randomRows(random);
      float[] pooled = pooling.pool(states(rows));
      assertEquals(rows[0].length, pooled.length, "seed " + seed);
      for (int column = 0; column < pooled.length; column++) {
        double expected = formula.of(rows, column);
        assertEquals(expected, pooled[column], TOLERANCE, "seed " + seed + " column " + column);
      }
    }
  }

  private static double[][] randomRows(Random random) {
    double[][] rows = new double[1 + random.nextInt(12)][1 + random.nextInt(9)];
    int width = rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.doubles(width, -2, 2).map(value -> (float) value).toArray();
    }
    return rows;
  }

  private static HiddenStates states(double[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return new HiddenStates(values, rows.length, rows[0].length);
  }

  private static double sum(double[][] rows, int column) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[column];
    }
    return sum;
  }
}
