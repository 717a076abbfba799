// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import java.util.Arrays;
import java.util.List;

/** Exact statistics over everything that was recorded: no buckets, no interpolation. */
public final class Percentiles {

  private Percentiles() {}

  /** The middle, or the mean of the two in the middle. */
  public static double median(List<? extends Number> values) {
    double[] sorted = sorted(values);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The smallest value that so many percent of all values do not exceed (nearest rank). Of 1,000
   * values the 99th percentile has ten above it; of fewer than 100 it is the largest.
   */
  public static double percentile(int percent, List<? extends Number> values) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("percent must be from 1 to 100, got: " + percent);
    }
    double[] sorted = sorted(values);
    // In whole numbers: 0.99 * 1,000 is a little more than 990 in doubles.
    long rank = ((long) percent * sorted.length + 99) / 100;
    return sorted[(int) rank - 1];
  }

  private static double[] sorted(List<? extends Number> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was recorded");
    }
    double[] sorted = values.stream().mapToDouble(Number::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
