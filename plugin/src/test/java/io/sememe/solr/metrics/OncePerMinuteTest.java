// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OncePerMinuteTest {
  // The clock of the JVM starts anywhere, below zero too.
  private final AtomicLong now = new AtomicLong(-5);
  private final OncePerMinute limit = new OncePerMinute(now::get);

  @Test
  void the_first_passes_and_the_next_after_a_minute_says_how_many_did_not() {
    assertEquals(OptionalLong.of(0), limit.pass());
    assertEquals(OptionalLong.empty(), limit.pass());
    now.addAndGet(TimeUnit.SECONDS.toNanos(59));
    assertEquals(OptionalLong.empty(), limit.pass());
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertEquals(OptionalLong.of(2), limit.pass());
    assertEquals(OptionalLong.empty(), limit.pass());
  }

  @Test
  void nobody_is_counted_twice() {
    limit.pass();
    limit.pass();
    now.addAndGet(TimeUnit.MINUTES.toNanos(2));
    assertEquals(OptionalLong.of(1), limit.pass());
    now.addAndGet(TimeUnit.MINUTES.toNanos(2));
    assertEquals(OptionalLong.of(0), limit.pass());
  }
}
