// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Vectors;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFormTest {
  @Test
  void a_normalised_vector_has_length_one_and_keeps_its_direction() {
    for (long seed = 0; seed < 200; seed++) {
      float[] row = randomRow(seed);
      float[] vector = new VectorForm(Pooling.CLS, row.length, true).vectorOf(row.clone());
      assertEquals(1, Vectors.norm(vector), 1e-6, "seed " + seed);
      assertEquals(1, Vectors.cosine(vector, row), 1e-6, "seed " + seed);
    }
  }

  @Test
  void a_vector_is_cut_first_and_normalised_then() {
    for (long seed = 0; seed < 200; seed++) {
      float[] row = randomRow(seed);
      int kept = 1 + new Random(seed).nextInt(row.length);
      float[] vector = new VectorForm(Pooling.CLS, kept, true).vectorOf(row.clone());
      assertEquals(kept, vector.length, "seed " + seed);
      assertEquals(1, Vectors.norm(vector), 1e-6, "seed " + seed);
      assertEquals(1, Vectors.cosine(vector, Arrays.copyOf(row, kept)), 1e-6, "seed " + seed);
    }
  }

  @Test
  void without_normalisation_the_values_stay_as_they_are() {
    float[] row = {3, -4, 5};
    assertArrayEquals(
        new float[] {3, -4}, new VectorForm(Pooling.CLS, 2, false).vectorOf(row.clone()));
    assertArrayEquals(new float[3], new VectorForm(Pooling.CLS, 3, false).vectorOf(new float[3]));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void a_vector_that_is_not_finite_is_refused_wherever_the_element_stands(float bad) {
    for (int place = 0; place < 5; place++) {
      float[] row = {1, 2, 3, 4, 5};
      row[place] = bad;
      refused(row, true, "the model's output is not finite");
      refused(row, false, "the model's output is not finite");
    }
  }

  @Test
  void a_vector_without_length_is_refused_where_length_one_is_promised() {
    refused(new float[4], true, "the model's output has length 0");
    refused(new float[] {1e-40f, 0}, true, "the model's output has length 0");
  }

  @Test
  void the_greatest_and_the_smallest_floats_are_normalised_like_others() {
    for (float value : new float[] {Float.MAX_VALUE, 1e-30f}) {
      float[] vector =
          new VectorForm(Pooling.CLS, 3, true).vectorOf(new float[] {value, -value, value});
      assertEquals(1, Vectors.norm(vector), 1e-6, "value " + value);
    }
  }

  private static void refused(float[] row, boolean normalize, String message) {
    VectorForm form = new VectorForm(Pooling.CLS, row.length, normalize);
    EncoderException e = assertThrows(EncoderException.class, () -> form.vectorOf(row.clone()));
    assertEquals(Kind.INTERNAL, e.kind());
    assertEquals(message, e.getMessage());
  }

  private static float[] randomRow(long seed) {
    Random random = new Random(seed);
    float[] row = new float[1 + random.nextInt(400)];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) random.nextGaussian();
    }
    return row;
  }
}
