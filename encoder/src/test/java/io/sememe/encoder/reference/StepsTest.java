// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of the encoder by numbers that can be checked by hand or in a table. */
class StepsTest {
  private static final float ROUNDING = 1e-5f;

  private static final Matrix TWO_BY_THREE = new Matrix(new float[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void a_product_has_the_dot_products_of_rows_and_columns() {
    Matrix product = TWO_BY_THREE.times(TWO_BY_THREE.transposed());
    assertRows(product, new float[] {14, 32}, new float[] {32, 77});
  }

  @Test
  void matrices_that_do_not_fit_are_refused_with_their_sizes() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> TWO_BY_THREE.times(TWO_BY_THREE));
    assertEquals("Matrix of 2 x 3 does not fit to Matrix of 2 x 3", e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> TWO_BY_THREE.plus(TWO_BY_THREE.transposed()));
  }

  @Test
  void columns_that_were_split_are_joined_in_their_order() {
    Matrix joined = Matrix.joined(List.of(TWO_BY_THREE.columns(0, 1), TWO_BY_THREE.columns(1, 3)));
    assertRows(joined, new float[] {1, 2, 3}, new float[] {4, 5, 6});
  }

  @Test
  void a_dense_step_adds_its_bias_to_the_weighted_sums() {
    Dense dense = new Dense(TWO_BY_THREE, new float[] {10, 20, 30});
    assertRows(dense.of(new Matrix(new float[][] {{1, -1}})), new float[] {7, 17, 27});
  }

  @Test
  void a_norm_brings_a_row_to_mean_0_and_variance_1_and_then_to_its_scale() {
    LayerNorm norm = new LayerNorm(new float[] {1, 2}, new float[] {0, 100});
    assertRows(norm.of(new Matrix(new float[][] {{3, 7}})), new float[] {-1, 102});
  }

  @Test
  void a_norm_of_equal_numbers_is_its_bias() {
    LayerNorm norm = new LayerNorm(new float[] {1, 1}, new float[] {5, 6});
    assertRows(norm.of(new Matrix(new float[][] {{3, 3}})), new float[] {5, 6});
  }

  @Test
  void shares_grow_with_the_power_of_the_score_and_sum_to_1() {
    Matrix scores = new Matrix(new float[][] {{0, (float) Math.log(2), (float) Math.log(5)}});
    Matrix shares = Softmax.of(scores, Input.of(1, 2, 3));
    assertRows(shares, new float[] {1 / 8f, 2 / 8f, 5 / 8f});
  }

  @Test
  void what_the_mask_hides_has_no_share_however_high_its_score_is() {
    Matrix scores = new Matrix(new float[][] {{1_000, 1, 1}});
    Input masked = new Input(new long[3], new long[3], new long[] {0, 1, 1});
    assertRows(Softmax.of(scores, masked), new float[] {0, 0.5f, 0.5f});
  }

  @Test
  void high_scores_do_not_overflow() {
    Matrix scores = new Matrix(new float[][] {{3e38f, 3e38f}});
    assertRows(Softmax.of(scores, Input.of(1, 2)), new float[] {0.5f, 0.5f});
  }

  // The values are those of tables of the error function.
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "0.1,0.1124629160182849",
    "0.5,0.5204998778130465",
    "-0.5,-0.5204998778130465",
    "1,0.8427007929497149",
    "2,0.9953222650189527",
    "3,0.9999779095030014",
    "5,0.9999999999984626",
    "-40,-1"
  })
  void the_error_function_is_that_of_the_tables(double x, double expected) {
    assertEquals(expected, Gelu.erf(x), 1e-14);
  }

  @Test
  void the_bend_passes_what_is_high_and_stops_what_is_low() {
    assertEquals(0, Gelu.of(0));
    assertEquals(0.8413447460685429, Gelu.of(1), 1e-14);
    assertEquals(-0.15865525393145707, Gelu.of(-1), 1e-14);
    assertEquals(20, Gelu.of(20));
    assertEquals(0, Gelu.of(-20), 0.0);
  }

  @Test
  void an_input_of_which_nothing_is_seen_is_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Input(new long[] {1}, new long[1], new long[1]));
    assertThrows(
        IllegalArgumentException.class, () -> new Input(new long[] {1}, new long[2], new long[1]));
  }

  private static void assertRows(Matrix actual, float[]... expected) {
    assertEquals(expected.length, actual.height());
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], actual.row(row), ROUNDING);
    }
  }
}
