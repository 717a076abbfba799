// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets one of many through in a minute, and counts the others. Thread-safe. */
final class OncePerMinute {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private boolean any;
  private long last;
  private long heldBack;

  OncePerMinute(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Lets this one through, or holds it back.
   *
   * @return how many were held back before it; empty when this one is
   */
  synchronized OptionalLong pass() {
    long now = nanoTime.getAsLong();
    if (any && now - last < MINUTE) {
      heldBack++;
      return OptionalLong.empty();
    }
    OptionalLong before = OptionalLong.of(heldBack);
    any = true;
    last = now;
    heldBack = 0;
    return before;
  }
}
