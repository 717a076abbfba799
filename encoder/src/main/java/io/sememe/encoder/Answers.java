// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.Comparator;
import java.util.List;

/**
 * The answers to a question.
 *
 * @param best the best first, by logit; of equal ones that of the earlier text first, and within a
 *     text the earlier part. No two of one text overlap. Also those are among them whose score is
 *     below the {@link AnswerSpace#leastScore()}: whoever asks decides
 * @param read how many texts of the list were read, from its start; fewer than there are when the
 *     deadline passed
 */
public record Answers(List<Answer> best, int read) {
  /** The order in which answers are given. */
  static final Comparator<Answer> BEST_FIRST =
      Comparator.comparingDouble(Answer::logit)
          .reversed()
          .thenComparingInt(Answer::text)
          .thenComparingInt(answer -> answer.span().start());

  /** Copies the list. */
  public Answers {
    best = List.copyOf(best);
  }
}
