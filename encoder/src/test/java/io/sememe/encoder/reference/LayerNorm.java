// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

/**
 * Brings each row to a mean of 0 and a variance of 1, and then to a scale that was learnt for each
 * column. The sums of a deep network would otherwise grow from layer to layer.
 *
 * @param gain what each column is multiplied with
 * @param bias what each column is shifted by
 */
record LayerNorm(float[] gain, float[] bias) {
  /** BERT's: keeps a row of equal numbers from being divided by 0. */
  static final double EPSILON = 1e-12;

  Matrix of(Matrix rows) {
    return rows.eachRow(this::of);
  }

  private float[] of(float[] row) {
    double mean = mean(row);
    double deviation = Math.sqrt(variance(row, mean) + EPSILON);
    float[] scaled = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      scaled[i] = (float) ((row[i] - mean) / deviation * gain[i] + bias[i]);
    }
    return scaled;
  }

  private static double mean(float[] row) {
    double sum = 0;
    for (float number : row) {
      sum += number;
    }
    return sum / row.length;
  }

  private static double variance(float[] row, double mean) {
    double sum = 0;
    for (float number : row) {
      sum += (number - mean) * (number - mean);
    }
    return sum / row.length;
  }
}
