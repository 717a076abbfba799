// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

/** Measures on vectors, written out plainly. */
public final class Vectors {
  private Vectors() {}

  public static double dot(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " dimensions");
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  public static double norm(float[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  public static double cosine(float[] a, float[] b) {
    return dot(a, b) / (norm(a) * norm(b));
  }
}
