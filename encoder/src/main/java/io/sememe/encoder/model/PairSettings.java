// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model's files say of its pairs; what they leave out follows from the number of logits.
 *
 * @param labels how many logits it gives
 * @param activation from the logit to the score
 * @param label the number of the logit that speaks for relevance
 * @param queryTokens how many tokens a query may have
 */
public record PairSettings(
    OptionalInt labels,
    Optional<Activation> activation,
    OptionalInt label,
    OptionalInt queryTokens) {
  /** Nothing is said. */
  static final PairSettings NONE =
      new PairSettings(
          OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
}
