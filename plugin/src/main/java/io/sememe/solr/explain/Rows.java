// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in rows, as answers show them: with four decimals. They are rounded, and made objects of,
 * row by row while they are written. Thread-safe while the numbers do not change.
 */
final class Rows extends AbstractList<List<Float>> {
  private static final int UNITS = 10_000;

  private final float[] values;
  private final int from;
  private final int count;
  private final int columns;
  private final boolean carrying;

  private Rows(float[] values, int from, int count, int columns, boolean carrying) {
    this.values = values;
    this.from = from;
    this.count = count;
    this.columns = columns;
    this.carrying = carrying;
  }

  /**
   * Returns the rows of a square, which each sum to 1 still: what is rounded off of a weight goes
   * to the next one. Many small weights, each rounded for itself, would vanish together.
   *
   * @param weights not copied
   * @param from where the square begins among them
   */
  static Rows ofSquare(float[] weights, int from, int columns) {
    return new Rows(weights, from, columns, columns, true);
  }

  /**
   * Returns rows of which each number is rounded for itself.
   *
   * @param values not copied
   */
  static Rows of(float[] values, int columns) {
    return new Rows(values, 0, columns == 0 ? 0 : values.length / columns, columns, false);
  }

  @Override
  public List<Float> get(int row) {
    List<Float> rounded = new ArrayList<>(columns);
    double left = 0;
    for (int i = from + row * columns; i < from + (row + 1) * columns; i++) {
      double exact = (double) values[i] * UNITS + left;
      long units = Math.round(exact);
      rounded.add(units / (float) UNITS);
      left = carrying ? exact - units : 0;
    }
    return rounded;
  }

  @Override
  public int size() {
    return count;
  }
}
