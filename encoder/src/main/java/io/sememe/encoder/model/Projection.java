// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

/**
 * A linear layer without bias, from the states of a model to shorter vectors.
 *
 * @param outputs how many floats it gives
 * @param inputs how many floats it takes
 * @param weights {@code outputs} rows of {@code inputs} floats, as PyTorch keeps them; not to be
 *     changed
 */
public record Projection(int outputs, int inputs, float[] weights) {

  /** Returns the weights in {@code inputs} rows of {@code outputs} floats: for states x matrix. */
  public float[] transposed() {
    float[] matrix = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      matrix[i % inputs * outputs + i / inputs] = weights[i];
    }
    return matrix;
  }

  @Override
  public String toString() {
    return "Projection from " + inputs + " to " + outputs;
  }
}
