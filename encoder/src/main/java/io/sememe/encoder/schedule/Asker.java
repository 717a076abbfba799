// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.EncoderException;

/**
 * For whom a text is encoded, who is told what becomes of it. Told in the threads that do the work,
 * many at a time, with no lock held: implementations are thread-safe, quick, and throw nothing.
 * Equal askers are told together of texts that ran together.
 *
 * <p>Every text is {@link #asked} once. Its outcome is the receiver's: a vector, or {@link
 * #refused} once, or nothing where it was given up. Those that ran were {@link #waited} for first;
 * a text that several receivers wanted ran once, for the first of them. A {@link Lane} is an asker
 * that does not want to know.
 */
public interface Asker {
  /** Returns in which lane its texts go; always the same. */
  Lane lane();

  /** A text was given to be encoded. */
  default void asked() {}

  /** A text is about to run; after how long, 0 when it did not have to wait. */
  default void waited(long nanos) {}

  /**
   * Texts have run together, and each has its vector.
   *
   * @param texts how many of them are this asker's
   * @param tokens how many tokens these had, padding not counted
   * @param nanos how long the whole run took
   */
  default void ran(int texts, long tokens, long nanos) {}

  /** A receiver got no vector, and this instead. */
  default void refused(EncoderException.Kind kind) {}
}
