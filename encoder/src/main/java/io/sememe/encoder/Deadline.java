// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.time.Duration;

/**
 * The moment after which a result is of no use to anyone. Work that has not begun by then is
 * dropped.
 *
 * @param nanoTime the moment, on the clock of {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {

  /** Returns the deadline that lies {@code time} from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns the nanoseconds that are left, negative when it has passed. */
  public long remainingNanos() {
    return nanoTime - System.nanoTime();
  }

  /** Returns whether it has passed. */
  public boolean expired() {
    return remainingNanos() <= 0;
  }
}
