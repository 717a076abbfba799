// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;

/**
 * Euclidean length, taken in double precision, where it holds for the greatest and the smallest
 * floats.
 */
public final class UnitLength {
  private UnitLength() {}

  /**
   * Makes sure that a row is finite.
   *
   * @throws EncoderException INTERNAL when it has NaN or infinity
   */
  static void requireFinite(float[] values, int from, int count) {
    double unused = length(values, from, count);
  }

  /**
   * Scales a row to length 1, where it is.
   *
   * @param values what the row is part of
   * @param from where it begins
   * @param count how many floats it has
   * @throws EncoderException INTERNAL when it has NaN, infinity or only zeros
   */
  public static void scale(float[] values, int from, int count) {
    double length = length(values, from, count);
    if (length < Float.MIN_NORMAL) {
      throw new EncoderException(Kind.INTERNAL, "the model's output has length 0");
    }
    double factor = 1 / length;
    for (int i = from; i < from + count; i++) {
      values[i] = (float) (values[i] * factor);
    }
  }

  // A NaN or an infinite element makes the sum NaN or infinite: one pass checks both.
  private static double length(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) values[i] * values[i];
    }
    double length = Math.sqrt(sum);
    if (!Double.isFinite(length)) {
      throw new EncoderException(Kind.INTERNAL, "the model's output is not finite");
    }
    return length;
  }
}
