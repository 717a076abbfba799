// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.Arrays;

/**
 * From the pooled row to the vector that callers get: cut, normalise, check.
 *
 * <p>Normalising is done here and not in the graph: in double precision it holds for the greatest
 * and the smallest floats, and costs less than one more operator.
 *
 * @param pooling how the rows of tokens became one
 * @param dimension how many leading dimensions are kept (Matryoshka truncation), at least 1
 * @param normalize whether the vector is scaled to Euclidean length 1, after it was cut
 */
public record VectorForm(Pooling pooling, int dimension, boolean normalize) {

  /**
   * Makes the vector.
   *
   * @param pooled the model's output, at least {@code dimension} floats; handed over
   * @return a vector of {@code dimension} finite floats
   * @throws EncoderException INTERNAL when the model gave something that is no vector: NaN,
   *     infinity, or only zeros where length 1 is promised
   */
  public float[] vectorOf(float[] pooled) {
    float[] vector = pooled.length == dimension ? pooled : Arrays.copyOf(pooled, dimension);
    double length = Math.sqrt(squaredLength(vector));
    if (!Double.isFinite(length)) {
      throw new EncoderException(Kind.INTERNAL, "the model's output is not finite");
    }
    if (!normalize) {
      return vector;
    }
    if (length < Float.MIN_NORMAL) {
      throw new EncoderException(Kind.INTERNAL, "the model's output has length 0");
    }
    return scaled(vector, 1 / length);
  }

  // A NaN or an infinite element makes the sum NaN or infinite: one pass checks both.
  private static double squaredLength(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return sum;
  }

  private static float[] scaled(float[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] * factor);
    }
    return vector;
  }
}
