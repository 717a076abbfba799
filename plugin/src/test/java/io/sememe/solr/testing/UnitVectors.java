// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import java.util.Random;
import org.apache.lucene.util.VectorUtil;

/** Vectors of length 1 in any direction. */
public final class UnitVectors {
  private UnitVectors() {}

  /** Returns the next one. */
  public static float[] next(Random random, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return VectorUtil.l2normalize(vector);
  }
}
