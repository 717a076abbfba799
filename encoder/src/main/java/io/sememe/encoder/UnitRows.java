// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import java.util.Arrays;

/**
 * Vectors of length 1, one after the other in one array.
 *
 * @param rows [count, dimension]
 * @param dimension the length of each, from 1 to {@link StoredTokens#MOST_DIMENSION}
 */
record UnitRows(float[] rows, int dimension) {
  /** Normalising in float32 leaves less than a thousandth of this. */
  private static final double TOLERANCE = 1e-3;

  /**
   * Checks sizes and values.
   *
   * @throws IllegalArgumentException when the sizes do not fit
   * @throws EncoderException INTERNAL when a vector has not length 1, or is none: whoever made it
   *     was to normalise it
   */
  UnitRows {
    if (dimension < 1 || dimension > StoredTokens.MOST_DIMENSION) {
      throw new IllegalArgumentException(
          "the dimension must be from 1 to " + StoredTokens.MOST_DIMENSION + ", got: " + dimension);
    }
    if (rows.length % dimension != 0) {
      throw new IllegalArgumentException(
          rows.length + " floats are no whole number of vectors of dimension " + dimension);
    }
    for (int from = 0; from < rows.length; from += dimension) {
      requireUnitLength(rows, from, dimension);
    }
  }

  private static void requireUnitLength(float[] rows, int from, int dimension) {
    double length = length(rows, from, dimension);
    if (!isUnit(length)) {
      throw new EncoderException(
          Kind.INTERNAL,
          "token " + from / dimension + " has a vector of length " + length + ", not 1");
    }
  }

  /** Returns whether floats are vectors of length 1, one after the other. */
  static boolean areUnits(float[] rows, int dimension) {
    if (rows.length % dimension != 0) {
      return false;
    }
    for (int from = 0; from < rows.length; from += dimension) {
      if (!isUnit(length(rows, from, dimension))) {
        return false;
      }
    }
    return true;
  }

  private static double length(float[] rows, int from, int dimension) {
    double square = 0;
    for (int i = from; i < from + dimension; i++) {
      square += (double) rows[i] * rows[i];
    }
    return Math.sqrt(square);
  }

  // Not so either when it is not a number.
  private static boolean isUnit(double length) {
    return Math.abs(length - 1) <= TOLERANCE;
  }

  int count() {
    return rows.length / dimension;
  }

  float[] row(int token) {
    return Arrays.copyOfRange(rows, token * dimension, (token + 1) * dimension);
  }

  /** Returns the largest magnitude of a vector's components. */
  static float largest(float[] row) {
    float largest = 0;
    for (float component : row) {
      largest = Math.max(largest, Math.abs(component));
    }
    return largest;
  }
}
