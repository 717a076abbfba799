// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * The task "query and texts to relevance" of one named model, a cross-encoder: it sees the query
 * and a text at once, so that each word of the one can look at each word of the other.
 *
 * <p>Thread-safe; cheap to hold for as long as the node lives. The same pair has the bit-same
 * score, whatever is scored beside it and in which order; with weights of full precision, where
 * pairs of equal length share a run, the same within 1e-5. All methods throw {@link
 * EncoderException}: {@code LOADING}, {@code FAILED} or {@code UNLOADED} when the model is not
 * ready by the deadline, {@code OVERLOADED} when too many tokens wait for a pair to be queued
 * behind them, {@code BAD_INPUT} for null, for a query that the tokenizer refuses and for a model
 * that is made for another task, {@code TIMEOUT} when the thread is interrupted, {@code INTERNAL}
 * when the model's output for a pair is not finite.
 */
public interface PairScorer {

  /** Returns the model's name. */
  String model();

  /** Returns what scores can be compared with, after the model has been loaded. */
  PairSpace space(Deadline deadline);

  /**
   * Scores texts, as many at the same time as there are callers, and begins them in the order of
   * the list: put first what matters most. A deadline that passes is no failure once the model is
   * ready: texts whose turn has not come by then are missing, and none is begun after it. When a
   * text fails, so does the call, and texts that have not begun are dropped. A text that the
   * tokenizer refuses is none that fails: it has {@link PairScore#LOWEST_LOGIT}.
   *
   * <p>Of a query longer than its share (half of the tokens that special ones leave, unless the
   * model's descriptor sets {@code queryTokens}), the first tokens are kept. What the query leaves
   * is the text's, and the rest of the text is cut. Special tokens that are written in a query or a
   * text are read as the text they are.
   *
   * @param query any Unicode text, also malformed or blank; not null
   * @param texts any Unicode texts, also malformed or blank; not null
   * @param deadline when scores are no longer wanted
   * @return in the order of the texts; empty when none was scored
   */
  List<PairScore> score(String query, List<String> texts, Deadline deadline);
}
