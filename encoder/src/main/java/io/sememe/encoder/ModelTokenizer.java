// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The task "text to tokens" of one named model: its own tokenizer, without a run of the model.
 *
 * <p>Thread-safe; cheap to hold for as long as the node lives. All methods throw {@link
 * EncoderException}: {@code LOADING}, {@code FAILED} or {@code UNLOADED} when the model is not
 * ready by the deadline, {@code TIMEOUT} when the deadline has passed before a text's turn, {@code
 * BAD_INPUT} for null or a text that the tokenizer refuses.
 */
public interface ModelTokenizer {

  /** Returns the model's name. */
  String model();

  /**
   * Returns all tokens of a text alone, without special tokens and without a prefix; nothing is
   * cut. Takes memory for the whole text: give long ones in parts that start with white space.
   *
   * @param text any Unicode text, also malformed or empty; not null
   * @param deadline when the result is no longer wanted
   */
  ModelTokens tokens(String text, Deadline deadline);

  /**
   * Returns all tokens of a text as the model gets it in a role, and which of them it sees. A model
   * whose task adds more than special tokens and a prefix, such as one for vectors of tokens, sees
   * that too. Takes memory for the whole text.
   *
   * @param text any Unicode text, also malformed or empty; not null
   * @param role what the text is to the search
   * @param deadline when the result is no longer wanted
   */
  RoleTokens inRole(String text, Role role, Deadline deadline);

  /**
   * Returns the special tokens that the model puts in front of a text, such as [CLS]. They stand
   * for no text: all offsets are 0.
   */
  ModelTokens before(Deadline deadline);

  /** Returns the special tokens that the model puts behind a text, as {@link #before} does. */
  ModelTokens after(Deadline deadline);
}
