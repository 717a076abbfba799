// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * The task "a word in its sentence to a vector" of one named model: the mean of the last layer's
 * states of the word's tokens, of length 1.
 *
 * <p>The text is encoded without a prefix in both roles, in windows that overlap by a quarter; a
 * token's state is taken from the window in which it has the most context on its shorter side.
 *
 * <p>Thread-safe; cheap to hold for as long as the node lives. Equal texts with equal words have
 * bit-equal vectors, whatever runs beside, as far as {@link TextEmbedder} promises that. All
 * methods throw {@link EncoderException} as those of {@link TokenEmbedder} do.
 */
public interface WordEmbedder {

  /** Returns the model's name. */
  String model();

  /**
   * Returns the space of this model's word vectors, after it has been loaded or the deadline has
   * passed. The first call opens the model a second time, for the states of its tokens.
   */
  TokenSpace space(Deadline deadline);

  /**
   * Encodes words of a text.
   *
   * @param text any Unicode text of any length, also malformed or empty; not null
   * @param words parts of the text in any order, which may overlap
   * @param maxTokens how many tokens a window has at most, special tokens included; more than the
   *     model sees counts as what it sees
   * @param role whose turn the work has: a query's goes before that of passages
   * @param deadline when the result is no longer wanted
   * @throws EncoderException BAD_INPUT when {@code maxTokens} leaves no room for text or a word
   *     lies outside the text
   */
  WordVectors embed(String text, List<TextSpan> words, int maxTokens, Role role, Deadline deadline);
}
