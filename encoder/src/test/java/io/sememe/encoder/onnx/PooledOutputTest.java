// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Pooling in the graph against the formulas of sentence-transformers, written per element. */
class PooledOutputTest {
  private static final int ROWS = 20;
  private static final int TRIALS = 100;
  private static final double TOLERANCE = 1e-5;

  /** The versions of ONNX's operators between which the operators that reduce changed. */
  private static final int[] OPSETS = {11, 13, 17, 18};

  @TempDir Path folder;

  private interface Formula {
    double of(double[][] rows, int column);
  }

  @Test
  void cls_is_the_first_row() throws IOException {
    requireFormula(Pooling.CLS, (rows, column) -> rows[0][column]);
  }

  @Test
  void lasttoken_is_the_last_row() throws IOException {
    requireFormula(Pooling.LASTTOKEN, (rows, column) -> rows[rows.length - 1][column]);
  }

  @Test
  void mean_is_the_sum_over_the_rows_divided_by_their_number() throws IOException {
    requireFormula(Pooling.MEAN, (rows, column) -> sum(rows, column) / rows.length);
  }

  @Test
  void mean_sqrt_len_is_the_sum_divided_by_the_root_of_the_number() throws IOException {
    requireFormula(
        Pooling.MEAN_SQRT_LEN, (rows, column) -> sum(rows, column) / Math.sqrt(rows.length));
  }

  @Test
  void max_is_the_greatest_value_of_each_column() throws IOException {
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
  void weightedmean_weighs_the_ith_row_with_i() throws IOException {
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

  @ParameterizedTest
  @EnumSource(value = Pooling.class, mode = Mode.EXCLUDE, names = "NONE")
  void a_single_row_is_its_own_pooling(Pooling pooling) throws IOException {
    try (EncoderSession session = open(pooling, 17)) {
      assertArrayEquals(TinyOnnx.ofRows(ROWS).row(6), session.run(new long[] {6}), 1e-6f);
    }
  }

  @Test
  void a_model_that_is_too_old_to_be_pooled_is_refused_with_both_versions() {
    EncoderException e = assertThrows(EncoderException.class, () -> open(Pooling.MEAN, 10).close());
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("version 10 of ONNX's operators"), e.getMessage());
    assertTrue(e.getMessage().contains("at least 11"), e.getMessage());
  }

  private void requireFormula(Pooling pooling, Formula formula) throws IOException {
    for (int opset : OPSETS) {
      try (EncoderSession session = open(pooling, opset)) {
        for (long seed = 0; seed < TRIALS; seed++) {
          long[] ids = new Random(seed).longs(1 + seed % 12, 0, ROWS).toArray();
          requireFormula(session.run(ids), rows(ids), formula, "opset " + opset + " seed " + seed);
        }
      }
    }
  }

  private static void requireFormula(
      float[] pooled, double[][] rows, Formula formula, String where) {
    assertEquals(TinyOnnx.WIDTH, pooled.length, where);
    for (int column = 0; column < pooled.length; column++) {
      assertEquals(formula.of(rows, column), pooled[column], TOLERANCE, where + " " + column);
    }
  }

  private EncoderSession open(Pooling pooling, int opset) throws IOException {
    TinyOnnx model = TinyOnnx.ofRows(ROWS).inputs("input_ids").opset(opset);
    Path file = Files.write(folder.resolve("model.onnx"), model.toBytes());
    return EncoderSession.open(file, "", pooling, Set.of(), Placement.CPU);
  }

  private static double[][] rows(long[] ids) {
    double[][] rows = new double[ids.length][TinyOnnx.WIDTH];
    for (int i = 0; i < ids.length; i++) {
      float[] row = TinyOnnx.ofRows(ROWS).row((int) ids[i]);
      for (int column = 0; column < row.length; column++) {
        rows[i][column] = row[column];
      }
    }
    return rows;
  }

  private static double sum(double[][] rows, int column) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[column];
    }
    return sum;
  }
}
