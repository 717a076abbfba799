// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The embedding of one text that is on its way. Thread-safe.
 *
 * <p>Whoever starts one either awaits it or cancels it.
 */
public interface PendingEmbedding {

  /** Returns whether {@link #await()} returns or throws at once. */
  boolean isDone();

  /**
   * Returns the embedding. A text that nobody has begun is encoded in the calling thread, so that a
   * request always moves on, however busy the helpers are.
   *
   * @throws EncoderException for the reasons that {@link TextEmbedder} lists; always the same one
   */
  Embedding await();

  /** Gives the text up: unless it has begun, it is not encoded. */
  void cancel();
}
