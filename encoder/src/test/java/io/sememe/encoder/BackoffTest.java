// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  // Close to where the clock begins anew: only differences mean anything.
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
  private final Backoff backoff = new Backoff(Backoff.FIRST, clock::get);

  @Test
  void waits_double_from_half_a_minute_to_a_quarter_of_an_hour() {
    List<Long> waits =
        IntStream.range(0, 8)
            .mapToObj(
                i -> {
                  backoff.failed();
                  return backoff.remaining().toSeconds();
                })
            .toList();
    assertEquals(List.of(30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L), waits);
  }

  @Test
  void a_try_is_due_when_the_wait_is_over_and_not_before() {
    backoff.failed();
    clock.addAndGet(Duration.ofSeconds(30).toNanos() - 1);
    assertFalse(backoff.isDue());
    assertEquals(Duration.ofNanos(1), backoff.remaining());
    clock.incrementAndGet();
    assertTrue(backoff.isDue());
    assertEquals(Duration.ZERO, backoff.remaining());
  }

  @Test
  void success_makes_the_next_wait_short_again() {
    backoff.failed();
    backoff.failed();
    backoff.reset();
    backoff.failed();
    assertEquals(Backoff.FIRST, backoff.remaining());
  }
}
