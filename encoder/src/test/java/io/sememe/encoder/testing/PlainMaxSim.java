// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

/** MaxSim on floats, written out plainly. */
public final class PlainMaxSim {
  private PlainMaxSim() {}

  /** Returns the mean over the query's tokens of the largest dot product with the document's. */
  public static double score(float[] query, float[] document, int dimension) {
    double sum = 0;
    for (int q = 0; q < query.length; q += dimension) {
      double best = Double.NEGATIVE_INFINITY;
      for (int d = 0; d < document.length; d += dimension) {
        double dot = 0;
        for (int i = 0; i < dimension; i++) {
          dot += (double) query[q + i] * document[d + i];
        }
        best = Math.max(best, dot);
      }
      sum += best;
    }
    return sum * dimension / query.length;
  }

  /** Returns vectors with each component replaced by its sign over sqrt(dimension). */
  public static float[] signs(float[] rows, int dimension) {
    float[] signs = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      signs[i] = (float) ((rows[i] >= 0 ? 1 : -1) / Math.sqrt(dimension));
    }
    return signs;
  }
}
