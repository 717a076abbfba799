// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Arrays;
import java.util.List;

/**
 * From the pooled row to the vector that callers get: layers, cut, normalise, check.
 *
 * <p>Normalising is done here and not in the graph: in double precision it holds for the greatest
 * and the smallest floats, and costs less than one more operator.
 *
 * @param pooling how the rows of tokens became one
 * @param layers what the pooled row goes through first, in order
 * @param dimension how many leading dimensions are kept (Matryoshka truncation), at least 1
 * @param normalize whether the vector is scaled to Euclidean length 1, after it was cut
 */
public record VectorForm(
    Pooling pooling, List<DenseLayer> layers, int dimension, boolean normalize) {

  /** Creates the form of a model without such layers. */
  public VectorForm(Pooling pooling, int dimension, boolean normalize) {
    this(pooling, List.of(), dimension, normalize);
  }

  /**
   * Makes the vector.
   *
   * @param pooled the model's output, at least {@code dimension} floats, or what the first layer
   *     takes; handed over
   * @return a vector of {@code dimension} finite floats
   * @throws io.sememe.encoder.EncoderException INTERNAL when the model gave something that is no
   *     vector: NaN, infinity, or only zeros where length 1 is promised
   */
  public float[] vectorOf(float[] pooled) {
    float[] row = pooled;
    for (DenseLayer layer : layers) {
      row = layer.of(row);
    }
    float[] vector = row.length == dimension ? row : Arrays.copyOf(row, dimension);
    if (normalize) {
      UnitLength.scale(vector, 0, dimension);
    } else {
      UnitLength.requireFinite(vector, 0, dimension);
    }
    return vector;
  }

  /**
   * Makes of a run's output what callers get of it: a vector, or all of it where there is a row for
   * each token.
   *
   * @param task what the model is made for
   * @param given the output for a text; handed over
   * @throws io.sememe.encoder.EncoderException as {@link #vectorOf} does
   */
  public float[] resultOf(Task task, float[] given) {
    if (task != Task.QUESTION_ANSWERING) {
      return vectorOf(given);
    }
    UnitLength.requireFinite(given, 0, given.length);
    return given;
  }
}
