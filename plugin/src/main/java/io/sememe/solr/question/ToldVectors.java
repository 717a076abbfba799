// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import java.util.regex.Pattern;

/** What must hold of vectors, and of what says where they are from, that come with a request. */
final class ToldVectors {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");

  /** What rounding may take from or add to the squared length of a vector. */
  private static final double TOLERANCE = 1e-3;

  private ToldVectors() {}

  /** Returns whether a text can be a fingerprint. */
  static boolean isFingerprint(String text) {
    return FINGERPRINT.matcher(text).matches();
  }

  /** Returns whether a part of some floats is a vector of length 1. */
  static boolean isUnit(float[] floats, int from, int dimension) {
    // Not so either when one is not a number.
    return Math.abs(squares(floats, from, dimension) - 1) <= TOLERANCE;
  }

  /** Returns the squared length of a part of some floats. */
  static double squares(float[] floats, int from, int dimension) {
    double squares = 0;
    for (int i = from; i < from + dimension; i++) {
      squares += (double) floats[i] * floats[i];
    }
    return squares;
  }
}
