// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

/**
 * The Gaussian error linear unit: x times the probability that a standard normal number is below x.
 * What is well above 0 passes, what is well below becomes 0, and the bend between them is smooth.
 * Without a bend, all layers together could compute no more than one of them.
 */
final class Gelu {
  /** Where the error function is 1 in double precision. */
  private static final double FLAT = 6;

  private Gelu() {}

  static double of(double x) {
    return x * (1 + erf(x / Math.sqrt(2))) / 2;
  }

  /**
   * Returns the error function, by the series that has no alternating signs: 2 / sqrt(pi) exp(-x^2)
   * times the sum over n of 2^n x^(2n+1) / (1 * 3 * ... * (2n+1)).
   */
  static double erf(double x) {
    if (Math.abs(x) >= FLAT) {
      return Math.signum(x);
    }
    double sum = x;
    double term = x;
    for (int odd = 3; Math.abs(term) > Math.ulp(sum); odd += 2) {
      term *= 2 * x * x / odd;
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
