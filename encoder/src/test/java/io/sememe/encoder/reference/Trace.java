// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import java.util.List;

/**
 * What a text became on its way through the encoder.
 *
 * @param input the text
 * @param states a row for each token: first the embeddings, then what comes out of each layer
 * @param attention of each layer, of each head, the square of shares: a row for each token that
 *     looks
 */
record Trace(Input input, List<Matrix> states, List<List<Matrix>> attention) {
  /** Returns what comes out at the end. */
  Matrix lastStates() {
    return states.get(states.size() - 1);
  }

  /** Returns the vector of the text: the mean of the last states of what is there, of length 1. */
  float[] sentence() {
    Matrix last = lastStates();
    double[] sum = new double[last.width()];
    for (int token = 0; token < last.height(); token++) {
      for (int i = 0; input.sees(token) && i < sum.length; i++) {
        sum[i] += last.at(token, i);
      }
    }
    return unit(sum);
  }

  // The mean points where the sum does.
  private static float[] unit(double[] vector) {
    double square = 0;
    for (double number : vector) {
      square += number * number;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(square));
    }
    return unit;
  }
}
