// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import java.util.List;

/**
 * One step of the encoder: the tokens look at each other, and then each thinks by itself. Both
 * times the result is added to what was there before (a residual connection): a layer changes
 * states, it does not replace them.
 *
 * @param attention how the tokens look at each other
 * @param attentionNorm brings the first sum to one scale
 * @param intermediate spreads a state over more columns, four times as many in BERT
 * @param output gathers them again
 * @param outputNorm brings the second sum to one scale
 */
record Layer(
    SelfAttention attention,
    LayerNorm attentionNorm,
    Dense intermediate,
    Dense output,
    LayerNorm outputNorm) {

  /**
   * Returns the next state of each token.
   *
   * @param weights who looks at whom, as {@link SelfAttention#weights} gives it for these states
   */
  Matrix next(Matrix states, List<Matrix> weights) {
    Matrix aware = attentionNorm.of(states.plus(attention.lookedUp(states, weights)));
    Matrix thought = output.of(intermediate.of(aware).each(Gelu::of));
    return outputNorm.of(aware.plus(thought));
  }
}
