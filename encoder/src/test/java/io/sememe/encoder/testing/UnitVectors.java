// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import java.util.Random;

/** Random vectors of length 1, the same for the same seed. */
public final class UnitVectors {
  private final Random random;

  public UnitVectors(long seed) {
    random = new Random(seed);
  }

  /** Returns vectors one after the other. */
  public float[] next(int count, int dimension) {
    float[] rows = new float[count * dimension];
    for (int from = 0; from < rows.length; from += dimension) {
      fill(rows, from, dimension);
    }
    return rows;
  }

  private void fill(float[] rows, int from, int dimension) {
    double square = 0;
    for (int i = from; i < from + dimension; i++) {
      rows[i] = (float) random.nextGaussian();
      square += (double) rows[i] * rows[i];
    }
    for (int i = from; i < from + dimension; i++) {
      rows[i] = (float) (rows[i] / Math.sqrt(square));
    }
  }
}
