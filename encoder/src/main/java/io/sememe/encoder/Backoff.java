// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When something that failed is tried again: later each time, up to a bound, until it succeeds. Not
 * thread-safe.
 */
final class Backoff {
  /** After the first failure: long enough that a broken folder costs nothing. */
  static final Duration FIRST = Duration.ofSeconds(30);

  /** After many: short enough that a folder that was mended works within a break. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  private final Duration first;
  private final LongSupplier nanos;
  private Duration next;
  private long due;

  /**
   * Creates one without failures.
   *
   * @param first how long the first failure is waited on
   * @param nanos the time, as {@link System#nanoTime()} tells it
   */
  Backoff(Duration first, LongSupplier nanos) {
    this.first = first;
    this.nanos = nanos;
    this.next = first;
  }

  /** Creates the usual one. */
  static Backoff usual() {
    return new Backoff(FIRST, System::nanoTime);
  }

  /** Notes a failure. */
  void failed() {
    due = nanos.getAsLong() + next.toNanos();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  /** Forgets all failures. */
  void reset() {
    next = first;
  }

  /** Returns how long it is until the next try, 0 when it may begin; only after a failure. */
  Duration remaining() {
    return Duration.ofNanos(Math.max(0, due - nanos.getAsLong()));
  }

  /** Returns whether the next try may begin; only after a failure. */
  boolean isDue() {
    return remaining().isZero();
  }
}
