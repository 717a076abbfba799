// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.Runner;

/** An open model as the task for tokens sees it. Thread-safe. */
final class TokenModel implements AutoCloseable {
  private final ModelCalls calls;
  private final TokenVectorTokenizer tokenizer;
  private final TokenStates states;
  private final String fingerprint;

  /**
   * Creates the task's view of a model.
   *
   * @param states which this closes
   * @param fingerprint of the token vectors
   */
  TokenModel(
      ModelCalls calls, TokenVectorTokenizer tokenizer, TokenStates states, String fingerprint) {
    this.calls = calls;
    this.tokenizer = tokenizer;
    this.states = states;
    this.fingerprint = fingerprint;
  }

  /**
   * Returns the space of the vectors.
   *
   * @throws EncoderException FAILED when the model cannot be opened for its tokens; UNLOADED when
   *     it is being closed
   */
  TokenSpace space() {
    return new TokenSpace(
        calls.model(), fingerprint, states.width(), tokenizer.limit(Role.PASSAGE));
  }

  /** Returns what gives the rows that {@link #vectors} takes. */
  Runner states() {
    return states;
  }

  /** Returns how many tokens of the text itself are seen of a passage, at least 1. */
  int room() {
    return tokenizer.room();
  }

  /**
   * Tokenises one text.
   *
   * @throws EncoderException UNLOADED when the model is being closed; BAD_INPUT when the tokenizer
   *     refuses the text
   */
  SeenTokens see(String text, Role role, int maxCharacters) {
    return calls.leased(() -> tokenizer.see(text, role, maxCharacters));
  }

  /**
   * Returns the vectors of a text of which nothing is kept.
   *
   * @throws EncoderException as {@link #space()} does
   */
  TokenVectors none(SeenTokens seen) {
    return seen.vectors(new float[0], states.width());
  }

  /**
   * Returns the vectors of a text that has been run.
   *
   * @param rows one for each token that the model saw
   * @throws EncoderException INTERNAL when a row is no vector
   */
  TokenVectors vectors(SeenTokens seen, float[] rows) {
    return calls.named(() -> seen.vectors(rows, rows.length / seen.ids().length));
  }

  /**
   * Returns vectors as an index keeps them.
   *
   * @throws EncoderException INTERNAL when a row has not length 1
   */
  StoredTokens rounded(TokenVectors vectors) {
    byte[] bytes =
        StoredTokens.write(vectors.values(), vectors.dimension(), fingerprint, TokenPrecision.INT8);
    return StoredTokens.read(bytes, 0, bytes.length);
  }

  /** Frees what the task has of its own, after the calls have been drained. */
  @Override
  public void close() {
    states.close();
  }
}
