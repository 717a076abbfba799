// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The task "text to one contextual vector per token" of one named model, for late interaction
 * (MaxSim, as in ColBERT: Khattab and Zaharia, 2020).
 *
 * <p>With a text-embedding model the vectors are the states of its last layer, in both roles
 * without a prefix. Special tokens are seen by the model and then left out, and so are the tokens
 * of a passage that stand for ASCII punctuation only. What a model is trained for otherwise
 * (markers, expansion of queries, a projection) its descriptor says under {@code tokenVectors}.
 *
 * <p>Thread-safe; cheap to hold for as long as the node lives. The same text in the same role gives
 * bit-same vectors, whatever is encoded beside it. All methods throw {@link EncoderException}:
 * {@code LOADING}, {@code FAILED} or {@code UNLOADED} when the model is not ready by the deadline,
 * {@code TIMEOUT} when the deadline passes before a text has begun, {@code OVERLOADED} when too
 * many tokens wait for a query's text to be queued behind them, {@code BAD_INPUT} for null, a text
 * that the tokenizer refuses, or a model that gives one vector per text only, {@code INTERNAL} when
 * the model gives no vector for a token.
 */
public interface TokenEmbedder {

  /** Returns the model's name. */
  String model();

  /**
   * Returns the space of this model's token vectors, after it has been loaded or the deadline has
   * passed. The first call opens a text-embedding model a second time, for the states of its
   * tokens.
   */
  TokenSpace space(Deadline deadline);

  /**
   * Encodes one text, in the calling thread where a slot is free.
   *
   * @param text any Unicode text, also malformed or empty; not null
   * @param role what the text is to the search
   * @param deadline when the result is no longer wanted
   */
  TokenVectors embed(String text, Role role, Deadline deadline);

  /**
   * Starts to encode one text while the caller goes on with something else. The text is tokenised
   * before this returns. Does not fail, but may wait: while the model is loading, and for passages
   * also while too many tokens wait to be encoded; never beyond the deadline, except for a text
   * that the calling thread has begun to encode itself.
   *
   * @param text any Unicode text, also malformed or empty; not null
   * @param role what the text is to the search
   * @param deadline when the result is no longer wanted
   * @return the vectors on their way; what goes wrong with the text is thrown by its {@code await}
   */
  PendingTokenVectors start(String text, Role role, Deadline deadline);
}
