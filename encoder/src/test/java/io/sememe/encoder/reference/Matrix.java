// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A table of numbers, mostly one row per token. Sums are made in double precision and kept in
 * single. No operation changes a matrix: it gives a new one.
 */
final class Matrix {
  private final float[][] rows;

  /** Takes rows of one length; they belong to the matrix from now on. */
  Matrix(float[][] rows) {
    this.rows = rows;
  }

  int height() {
    return rows.length;
  }

  int width() {
    return rows[0].length;
  }

  /** Returns a row; not to be changed. */
  float[] row(int row) {
    return rows[row];
  }

  float at(int row, int column) {
    return rows[row][column];
  }

  /** Returns the product: each row here as a mix of the rows there. */
  Matrix times(Matrix right) {
    require(width() == right.height(), right);
    return eachRow(row -> mixed(row, right));
  }

  private static float[] mixed(float[] shares, Matrix of) {
    double[] sums = new double[of.width()];
    for (int i = 0; i < shares.length; i++) {
      double share = shares[i];
      float[] row = of.rows[i];
      for (int column = 0; column < sums.length; column++) {
        sums[column] += share * row[column];
      }
    }
    return single(sums);
  }

  /** Returns this matrix with its rows as columns. */
  Matrix transposed() {
    float[][] turned = new float[width()][height()];
    for (int row = 0; row < height(); row++) {
      for (int column = 0; column < width(); column++) {
        turned[column][row] = rows[row][column];
      }
    }
    return new Matrix(turned);
  }

  /** Returns the sum of two matrices of the same size. */
  Matrix plus(Matrix other) {
    require(height() == other.height() && width() == other.width(), other);
    float[][] sums = new float[height()][];
    for (int row = 0; row < sums.length; row++) {
      sums[row] = sum(rows[row], other.rows[row]);
    }
    return new Matrix(sums);
  }

  /** Returns this matrix with the same numbers added to every row. */
  Matrix plusEachRow(float[] numbers) {
    return eachRow(row -> sum(row, numbers));
  }

  private static float[] sum(float[] one, float[] other) {
    float[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  /** Returns a matrix of what becomes of each number by itself. */
  Matrix each(DoubleUnaryOperator change) {
    return eachRow(
        row -> {
          float[] changed = new float[row.length];
          for (int i = 0; i < row.length; i++) {
            changed[i] = (float) change.applyAsDouble(row[i]);
          }
          return changed;
        });
  }

  /** Returns a matrix of what becomes of each row by itself. */
  Matrix eachRow(UnaryOperator<float[]> change) {
    return new Matrix(Arrays.stream(rows).map(change).toArray(float[][]::new));
  }

  /** Returns the columns from one number to another, which is excluded. */
  Matrix columns(int from, int to) {
    return eachRow(row -> Arrays.copyOfRange(row, from, to));
  }

  /** Returns matrices of the same height side by side. */
  static Matrix joined(List<Matrix> parts) {
    float[][] joined = new float[parts.get(0).height()][0];
    for (Matrix part : parts) {
      for (int row = 0; row < joined.length; row++) {
        int from = joined[row].length;
        joined[row] = Arrays.copyOf(joined[row], from + part.width());
        System.arraycopy(part.rows[row], 0, joined[row], from, part.width());
      }
    }
    return new Matrix(joined);
  }

  /** Returns the rows of these numbers, as often and in the order in which they are named. */
  Matrix rows(long[] numbers) {
    return new Matrix(
        Arrays.stream(numbers)
            .mapToObj(number -> rows[Math.toIntExact(number)])
            .toArray(float[][]::new));
  }

  private static float[] single(double[] numbers) {
    float[] single = new float[numbers.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) numbers[i];
    }
    return single;
  }

  private void require(boolean fits, Matrix other) {
    if (!fits) {
      throw new IllegalArgumentException(this + " does not fit to " + other);
    }
  }

  @Override
  public String toString() {
    return "Matrix of " + height() + " x " + width();
  }
}
