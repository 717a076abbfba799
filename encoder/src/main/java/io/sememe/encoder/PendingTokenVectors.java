// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The token vectors of one text that are on their way. Thread-safe.
 *
 * <p>Whoever starts them either awaits or cancels them. A text that has not begun keeps no model in
 * memory: when its model is unloaded, it fails with {@code UNLOADED}.
 */
public interface PendingTokenVectors {

  /** Returns whether {@link #await()} returns or throws at once. */
  boolean isDone();

  /**
   * Returns the vectors; each call the same ones, which no two texts share. A text that nobody has
   * begun is encoded in the calling thread.
   *
   * @throws EncoderException for the reasons that {@link TokenEmbedder} lists; always the same one
   */
  TokenVectors await();

  /**
   * Gives the text up: unless it has begun, or somebody else wants the same text encoded, it is not
   * encoded. {@link #await()} then throws {@code TIMEOUT}.
   */
  void cancel();
}
