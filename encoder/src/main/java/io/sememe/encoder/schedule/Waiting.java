// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.concurrent.locks.Condition;

/** Waiting that ends with a deadline. */
final class Waiting {
  private Waiting() {}

  /**
   * Waits once; what for is the caller's to check, in a loop.
   *
   * @throws EncoderException TIMEOUT when the deadline has passed or the thread was interrupted,
   *     whose flag stays set
   */
  @SuppressWarnings("WaitNotInLoop")
  static void on(Condition condition, Deadline deadline) {
    requireTime(deadline);
    try {
      condition.awaitNanos(deadline.remainingNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EncoderException(Kind.TIMEOUT, "interrupted while waiting to encode", e);
    }
  }

  /**
   * Does nothing before the deadline.
   *
   * @throws EncoderException TIMEOUT after it
   */
  static void requireTime(Deadline deadline) {
    if (deadline.expired()) {
      throw timeout();
    }
  }

  /** Returns why no search is let in. */
  static EncoderException overloaded(QueueDepth depth) {
    return new EncoderException(
        Kind.OVERLOADED,
        depth.searchTokens()
            + " tokens are waiting to be encoded, the limit is "
            + depth.maxTokens()
            + "; try again later");
  }

  static EncoderException timeout() {
    return new EncoderException(
        Kind.TIMEOUT, "no core came free to encode before the deadline; try again later");
  }
}
