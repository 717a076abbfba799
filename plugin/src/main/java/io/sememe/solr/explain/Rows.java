// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers in rows, as answers show them: with four decimals, and made objects of row by row while
 * they are written. Thread-safe.
 */
final class Rows extends AbstractList<List<Float>> {
  private static final int UNITS = 10_000;

  private final float[] values;
  private final int columns;

  private Rows(float[] values, int columns) {
    this.values = values;
    this.columns = columns;
  }

  /**
   * Returns rows that each sum to 1 still: what is rounded off of a weight goes to the next one.
   * Many small weights, each rounded for itself, would vanish together.
   */
  static Rows ofWeights(float[] weights, int columns) {
    float[] rounded = new float[weights.length];
    double left = 0;
    for (int i = 0; i < weights.length; i++) {
      left = i % columns == 0 ? 0 : left;
      double exact = (double) weights[i] * UNITS + left;
      rounded[i] = units(exact);
      left = exact - Math.round(exact);
    }
    return new Rows(rounded, columns);
  }

  /** Returns rows of which each number is rounded for itself. */
  static Rows of(float[] values, int columns) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = units((double) values[i] * UNITS);
    }
    return new Rows(rounded, columns);
  }

  private static float units(double exact) {
    return Math.round(exact) / (float) UNITS;
  }

  @Override
  public List<Float> get(int row) {
    int from = Math.multiplyExact(row, columns);
    return IntStream.range(from, from + columns).mapToObj(i -> values[i]).toList();
  }

  @Override
  public int size() {
    return columns == 0 ? 0 : values.length / columns;
  }
}
