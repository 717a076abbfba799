// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.Arrays;

/**
 * The attention within a text: for every layer and head a square of weights, of which each row says
 * how much one token looks at each. All rows, also those of means and of the rollout, sum to 1 up
 * to rounding.
 *
 * @param tokens what the model saw: n tokens
 * @param layers how many layers there are, at least 1
 * @param heads how many heads a layer has, at least 1
 * @param weights from 0 to 1: [layers, heads, n, n], the last two the token that looks and the one
 *     that is looked at
 * @param truncatedTokens how many tokens of the text were cut
 */
public record Attention(
    ProbedTokens tokens, int layers, int heads, float[] weights, int truncatedTokens) {
  /** Checks the sizes. */
  public Attention {
    if ((long) layers * heads * tokens.count() * tokens.count() != weights.length) {
      throw new IllegalArgumentException(
          weights.length
              + " weights for "
              + layers
              + " layers of "
              + heads
              + " heads over "
              + tokens.count()
              + " tokens");
    }
  }

  /**
   * Returns the weights of a head.
   *
   * @param layer from 0, the one next to the text first
   * @param head from 0
   * @return [n, n], a copy
   */
  public float[] head(int layer, int head) {
    int from = from(layer, head);
    return Arrays.copyOfRange(weights, from, from + square());
  }

  /** Returns the mean of a layer's heads: [n, n]. */
  public float[] mean(int layer) {
    return mean(from(layer, 0), heads);
  }

  /** Returns the mean of all heads of all layers: [n, n]. */
  public float[] mean() {
    return mean(0, layers * heads);
  }

  private float[] mean(int from, int count) {
    float[] mean = new float[square()];
    for (int i = 0; i < count * square(); i++) {
      mean[i % square()] += weights[from + i] / count;
    }
    return mean;
  }

  /**
   * Returns the attention rollout: how much of each token there is in the last layer's state of
   * each, if a layer passes on half of what it gets and half of what it looks at (Abnar and
   * Zuidema, "Quantifying Attention Flow in Transformers", 2020): [n, n].
   */
  public float[] rollout() {
    float[] flow = mixed(0);
    for (int layer = 1; layer < layers; layer++) {
      flow = product(mixed(layer), flow);
    }
    return flow;
  }

  private float[] mixed(int layer) {
    float[] mixed = mean(layer);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (mixed[i] + (i % (tokens.count() + 1) == 0 ? 1 : 0)) / 2;
    }
    return mixed;
  }

  private float[] product(float[] left, float[] right) {
    int n = tokens.count();
    float[] product = new float[square()];
    for (int row = 0; row < n; row++) {
      for (int inner = 0; inner < n; inner++) {
        float weight = left[row * n + inner];
        for (int column = 0; column < n; column++) {
          product[row * n + column] += weight * right[inner * n + column];
        }
      }
    }
    return product;
  }

  private int from(int layer, int head) {
    if (layer < 0 || layer >= layers || head < 0 || head >= heads) {
      throw new IllegalArgumentException(
          "layer " + layer + ", head " + head + " of " + layers + " layers with " + heads);
    }
    return (layer * heads + head) * square();
  }

  private int square() {
    return tokens.count() * tokens.count();
  }

  @Override
  public String toString() {
    return "Attention[" + layers + " x " + heads + " over " + tokens.count() + " tokens]";
  }
}
