// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * The embeddings of the passages of one text that are on their way. Thread-safe.
 *
 * <p>Whoever starts them either awaits or cancels them. A few runs are started ahead; those of a
 * long text go on only while they are awaited, so that memory does not grow with its length.
 */
public interface PendingPassages {

  /**
   * Returns whether {@link #await()} returns or throws at once. Of a long text it does not become
   * true by itself: what has not been started waits to be awaited.
   */
  boolean isDone();

  /**
   * Returns one embedding per passage, in the order in which they were given; each call the same
   * ones. What nobody has begun is encoded in the calling thread.
   *
   * @throws EncoderException for the reasons that {@link TextEmbedder} lists; always the same one.
   *     What has not begun then is dropped
   */
  List<Embedding> await();

  /**
   * Gives the passages up: what has not begun is not encoded, unless somebody else wants it. {@link
   * #await()} then throws {@code TIMEOUT}, also in a thread that is inside it, unless it has ended
   * before.
   */
  void cancel();
}
