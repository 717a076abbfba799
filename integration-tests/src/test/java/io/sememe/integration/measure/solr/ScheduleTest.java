// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void requests_are_evenly_spaced_from_the_start() {
    Schedule schedule = new Schedule(7, 40);
    assertEquals(7, schedule.intended(0));
    assertEquals(7 + SECOND / 40, schedule.intended(1));
    assertEquals(7 + 25 * SECOND, schedule.intended(1_000));
  }

  @Test
  void a_rate_that_does_not_divide_a_second_does_not_drift() {
    assertEquals(1_000 * SECOND, new Schedule(0, 3).intended(3_000));
  }

  @Test
  void an_hour_of_requests_does_not_overflow() {
    assertEquals(3_600 * SECOND, new Schedule(0, 50).intended(3_600 * 50));
  }

  @Test
  void no_request_per_second_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 0));
  }
}
