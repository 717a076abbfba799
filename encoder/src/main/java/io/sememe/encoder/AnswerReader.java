// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * The task "question and texts to answers" of one named model. A model whose task is question
 * answering gives the words that answer ({@link AnswerKind#SPAN}); any model that gives vectors of
 * tokens gives the sentence ({@link AnswerKind#SENTENCE}).
 *
 * <p>Thread-safe; cheap to hold for as long as the node lives. The same question and text give the
 * same answers, whatever is read beside them. All methods throw {@link EncoderException}: {@code
 * LOADING}, {@code FAILED} or {@code UNLOADED} when the model is not ready by the deadline, {@code
 * OVERLOADED} when too many tokens wait for a text to be queued behind them, {@code BAD_INPUT} for
 * null, for a question that is blank or that the tokenizer refuses and for a model that is made for
 * another task, {@code TIMEOUT} when the thread is interrupted, {@code INTERNAL} when the model's
 * output is not finite.
 */
public interface AnswerReader {

  /** Returns the model's name. */
  String model();

  /** Returns what answers can be compared with, after the model has been loaded. */
  AnswerSpace space(Deadline deadline);

  /**
   * Prepares a question: once, for any number of texts and of nodes with the same model.
   *
   * @param question any Unicode text; not null and not blank
   * @param deadline when the result is no longer wanted; {@code TIMEOUT} when it passes before that
   */
  AskedQuestion ask(String question, Deadline deadline);

  /**
   * Reads texts, as many at the same time as there are callers, in the order of the list: put first
   * what matters most. A text that is longer than the model sees is read in windows that overlap. A
   * deadline that passes is no failure once the model is ready: texts that were not read by then
   * are missing. A text that the tokenizer refuses, like one that is blank, has no answer.
   *
   * @param question what {@link #ask} returned, also on another node
   * @param texts where answers are looked for
   * @param most how many answers are wanted of each text, at least 1
   * @param deadline when answers are no longer wanted
   */
  Answers read(AskedQuestion question, List<AnswerText> texts, int most, Deadline deadline);
}
