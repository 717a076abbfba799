// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import io.sememe.integration.measure.figures.Percentiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How much two ways to encode the same texts agree.
 *
 * @param min the smallest cosine of a text's two vectors
 * @param median the median cosine
 * @param drifted the share of texts whose vectors lie apart
 */
record Agreement(double min, double median, double drifted) {

  /** Closer than any two texts that mean different things, further than rounding goes. */
  private static final double APART = 0.99;

  private static final double LEAST_MEDIAN = 0.999;
  private static final double MOST_DRIFTED = 0.02;

  static Agreement of(List<float[]> ours, List<float[]> theirs) {
    if (ours.size() != theirs.size()) {
      throw new IllegalArgumentException(ours.size() + " and " + theirs.size() + " vectors");
    }
    List<Double> cosines = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      cosines.add(cosine(ours.get(i), theirs.get(i)));
    }
    long drifted = cosines.stream().filter(cosine -> !(cosine >= APART)).count();
    return new Agreement(
        Collections.min(cosines), Percentiles.median(cosines), drifted / (double) cosines.size());
  }

  /** Whether both did the same work. */
  boolean holds() {
    return median >= LEAST_MEDIAN && drifted <= MOST_DRIFTED;
  }

  static double cosine(float[] one, float[] other) {
    double product = 0;
    double squaresOfOne = 0;
    double squaresOfOther = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * (double) other[i];
      squaresOfOne += one[i] * (double) one[i];
      squaresOfOther += other[i] * (double) other[i];
    }
    return product / Math.sqrt(squaresOfOne * squaresOfOther);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "cosine %.4f at least, %.4f median, %.1f %% apart",
        min,
        median,
        100 * drifted);
  }
}
