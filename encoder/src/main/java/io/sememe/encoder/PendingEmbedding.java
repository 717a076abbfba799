// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The embedding of one text that is on its way. Thread-safe.
 *
 * <p>Whoever starts one either awaits it or cancels it. One that has not begun keeps no model in
 * memory: when its model is unloaded, it fails with {@code UNLOADED}.
 */
public interface PendingEmbedding {

  /** Returns whether {@link #await()} returns or throws at once. */
  boolean isDone();

  /**
   * Returns the embedding. A text that nobody has begun is encoded in the calling thread, so that a
   * request always moves on, however busy the helpers are. Each call returns the same vector; no
   * two texts share one.
   *
   * @throws EncoderException for the reasons that {@link TextEmbedder} lists; always the same one
   */
  Embedding await();

  /**
   * Gives the text up: unless it has begun, or somebody else wants the same text encoded, it is not
   * encoded. {@link #await()} then throws {@code TIMEOUT}.
   */
  void cancel();

  /** Returns the embedding of a text that could not even be started: awaiting it throws why. */
  static PendingEmbedding failed(EncoderException why) {
    return new FailedEmbedding(why);
  }
}
