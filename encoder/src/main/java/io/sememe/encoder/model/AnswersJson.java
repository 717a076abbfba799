// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Set;

/** The object {@code answers} of {@code sememe.json}. */
final class AnswersJson {
  static final String KEY = "answers";

  static final Set<String> KEYS =
      Set.of(
          "startOutput",
          "endOutput",
          "maxAnswerTokens",
          "overlapTokens",
          "questionTokens",
          "threshold");

  /** What other tasks need and answers have no use for. */
  private static final Set<String> OF_OTHERS =
      Set.of("output", "pooling", "normalize", "prefix", "dimension", TokenVectorsJson.KEY);

  /** Far beyond the logits of any model. */
  private static final int MOST_THRESHOLD = 1_000;

  private AnswersJson() {}

  /**
   * Reads.
   *
   * @param own the folder's {@code sememe.json}
   * @return nothing but {@link AnswerSettings#NONE} for a model of another task
   */
  static AnswerSettings read(SememeJson own, Task task) {
    own.refuse(task == Task.QUESTION_ANSWERING ? OF_OTHERS : Set.of(KEY), task);
    JsonKeys keys = own.answers();
    AnswerSettings usual = AnswerSettings.NONE;
    String start = keys.text("startOutput").orElse(usual.startOutput());
    String end = keys.text("endOutput").orElse(usual.endOutput());
    if (start.equals(end)) {
      throw keys.failed(
          "'answers.startOutput' and 'answers.endOutput' are both '"
              + start
              + "'; name the two outputs of the model");
    }
    return new AnswerSettings(
        start,
        end,
        keys.number("maxAnswerTokens", 1, SememeJson.MAX_TOKENS).orElse(usual.maxAnswerTokens()),
        keys.number("overlapTokens", 0, SememeJson.MAX_TOKENS),
        keys.number("questionTokens", 1, SememeJson.MAX_TOKENS),
        (float) keys.fraction("threshold", MOST_THRESHOLD).orElse(usual.threshold()));
  }
}
