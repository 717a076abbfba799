// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  @Test
  void a_deadline_ahead_has_at_most_its_time_left() {
    Deadline deadline = Deadline.in(Duration.ofMinutes(5));
    long left = deadline.remainingNanos();
    assertFalse(deadline.expired());
    assertTrue(left > Duration.ofMinutes(4).toNanos(), left + " ns");
    assertTrue(left <= Duration.ofMinutes(5).toNanos(), left + " ns");
  }

  @Test
  void a_deadline_of_now_or_before_has_passed() {
    assertTrue(Deadline.in(Duration.ZERO).expired());
    assertTrue(Deadline.in(Duration.ofSeconds(-1)).expired());
    assertTrue(Deadline.in(Duration.ofSeconds(-1)).remainingNanos() < 0);
  }

  @Test
  void a_clock_that_runs_over_is_read_rightly() {
    assertFalse(new Deadline(System.nanoTime() + Long.MAX_VALUE / 2).expired());
    assertTrue(new Deadline(System.nanoTime() - Long.MAX_VALUE / 2).expired());
  }
}
