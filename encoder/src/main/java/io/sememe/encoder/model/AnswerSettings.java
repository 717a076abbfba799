// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.OptionalInt;

/**
 * How a model reads answers in texts, as {@code answers} in {@code sememe.json} says it. What is
 * left out follows from how many tokens the model sees.
 *
 * @param startOutput the graph output that says of each token whether an answer starts there
 * @param endOutput the one that says whether an answer ends there
 * @param maxAnswerTokens how many tokens an answer has at most, at least 1
 * @param overlapTokens how many tokens of a long text are in two windows at least
 * @param questionTokens how many tokens a question may have
 * @param threshold how far an answer's logits must lie above those of "no answer" for a score of
 *     0.5, finite
 */
public record AnswerSettings(
    String startOutput,
    String endOutput,
    int maxAnswerTokens,
    OptionalInt overlapTokens,
    OptionalInt questionTokens,
    float threshold) {
  /** Nothing is said: the names that Transformers exports, the numbers of its SQuAD scripts. */
  static final AnswerSettings NONE =
      new AnswerSettings(
          "start_logits", "end_logits", 30, OptionalInt.empty(), OptionalInt.empty(), 0);
}
