// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import java.util.List;

/** The middle of some numbers: what a disturbed run cannot move far. */
public final class Median {

  private Median() {}

  /** The middle one, or the mean of the two in the middle. */
  public static double of(List<? extends Number> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("the median of nothing");
    }
    double[] sorted = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
