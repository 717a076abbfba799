// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.Arrays;

/** For each token of a query the largest cosine with any token of one document so far. */
final class BestCosines {
  private final float[] scales;
  private final float[] best;

  BestCosines(QueryCodes query) {
    this.scales = query.scales();
    this.best = new float[scales.length];
    restart();
  }

  /** Forgets the document. */
  void restart() {
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
  }

  /**
   * Takes another token of the document in.
   *
   * @param scale the token's
   * @param products with the query's codes, the high parts and then the low ones
   * @param from where in the array they begin
   */
  void add(float scale, int[] products, int from) {
    // Plain arrays and one loop: the compiler makes vector instructions of this.
    float[] best = this.best;
    int low = from + best.length;
    for (int i = 0; i < best.length; i++) {
      float product = QueryCodes.HIGH * products[from + i] + products[low + i];
      best[i] = Math.max(best[i], scale * product);
    }
  }

  /** Returns the sum of the cosines. */
  double sum() {
    double sum = 0;
    for (int i = 0; i < best.length; i++) {
      sum += (double) scales[i] * best[i];
    }
    return sum;
  }
}
