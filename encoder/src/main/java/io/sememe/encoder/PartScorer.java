// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * The task "question and parts of texts to scores" of one named model, by late interaction: the
 * parts of a text are compared in the context of the whole text, so that one run serves them all,
 * and none is needed where the text's token vectors are stored.
 *
 * <p>Thread-safe; cheap to hold for as long as the node lives. The same question and text give the
 * bit-same scores, whatever is scored beside them; where a text's vectors are stored as {@link
 * TokenPrecision#INT8} the same as where they are made anew. All methods throw {@link
 * EncoderException} as {@link TokenEmbedder} does, except that a text which the tokenizer refuses
 * is no failure: none of its parts has tokens.
 */
public interface PartScorer {

  /** Returns the model's name. */
  String model();

  /** Returns the space of the token vectors, as {@link TokenEmbedder#space} does. */
  TokenSpace space(Deadline deadline);

  /**
   * Scores the parts of texts, as many texts at the same time as there are callers, in the order of
   * the list. A text that is longer than the model sees is cut between two sentences. A deadline
   * that passes is no failure once the model is ready: texts whose turn did not come are missing at
   * the end.
   *
   * @param questionRows the token vectors of the question in role {@link Role#QUERY}, one after the
   *     other, each of length 1; at least one
   * @param texts the texts and their parts
   * @param deadline when scores are no longer wanted
   * @return for each text that was scored, from the start of the list, its parts in their order
   */
  List<List<PartScore>> score(float[] questionRows, List<TextParts> texts, Deadline deadline);
}
