// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

/**
 * Makes shares of scores: each becomes its exponential, divided by the sum of all. The shares of a
 * row sum to 1, and a score that is higher by 0.7 has twice the share.
 */
final class Softmax {
  private Softmax() {}

  /**
   * Returns the shares of each row.
   *
   * @param scores a column for each token of the input
   * @param input says which tokens are there: the share of the others is 0
   */
  static Matrix of(Matrix scores, Input input) {
    return scores.eachRow(row -> of(row, input));
  }

  private static float[] of(float[] scores, Input input) {
    double highest = highest(scores, input);
    double[] powers = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      // Of differences to the highest, so that none is too large for a number; the shares are the
      // same.
      powers[i] = input.sees(i) ? Math.exp(scores[i] - highest) : 0;
      sum += powers[i];
    }
    float[] shares = new float[scores.length];
    for (int i = 0; i < scores.length; i++) {
      shares[i] = (float) (powers[i] / sum);
    }
    return shares;
  }

  private static double highest(float[] scores, Input input) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      highest = input.sees(i) ? Math.max(highest, scores[i]) : highest;
    }
    return highest;
  }
}
