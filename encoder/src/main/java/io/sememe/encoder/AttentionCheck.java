// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;

/** Makes sure that what a run gave is attention. */
final class AttentionCheck {
  /** Half precision rounds each weight by at most 2^-11 of it. */
  private static final double TOLERANCE = 1e-3;

  private AttentionCheck() {}

  /**
   * Checks weights.
   *
   * @param weights [layers, heads, tokens, tokens]
   * @return how many heads there are
   * @throws EncoderException INTERNAL when a row is not finite or does not sum to 1
   */
  static int heads(float[] weights, int layers, int tokens) {
    for (int row = 0; row < weights.length; row += tokens) {
      requireSum(weights, row, tokens);
    }
    return weights.length / (layers * tokens * tokens);
  }

  private static void requireSum(float[] weights, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += weights[i];
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw internal("the weights of a token that sum to " + sum + " and not to 1");
    }
  }

  private static EncoderException internal(String what) {
    return new EncoderException(Kind.INTERNAL, "the model's attention is none: it gave " + what);
  }
}
