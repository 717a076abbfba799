// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.span;

/**
 * What a model says of the tokens of a question and a window of a text.
 *
 * @param rows of each token that the model saw the logit to be the first of an answer, and the one
 *     to be the last; finite, not to be changed
 */
public record TokenLogits(float[] rows) {
  private static final int WIDTH = 2;

  double start(int token) {
    return rows[WIDTH * token];
  }

  double end(int token) {
    return rows[WIDTH * token + 1];
  }

  /** Returns what speaks for no answer: the logits of the first token, added. */
  public double none() {
    return start(0) + end(0);
  }

  @Override
  public String toString() {
    return "TokenLogits of " + rows.length / WIDTH + " tokens";
  }
}
