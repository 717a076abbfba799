// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void speed_and_time_left_follow_from_what_is_done() {
    Progress progress = new Progress(50, 200, Duration.ofSeconds(10));
    assertEquals(5.0, progress.perSecond());
    assertEquals(Duration.ofSeconds(30), progress.left());
    assertEquals(
        "[#######-----------------------] 50/200  5.0 documents/s  30 s left", progress.line());
  }

  @Test
  void nothing_is_said_about_the_speed_before_the_first_document() {
    Progress progress = new Progress(0, 200, Duration.ZERO);
    assertEquals(0.0, progress.perSecond());
    assertEquals(Duration.ZERO, progress.left());
    assertEquals("[------------------------------] 0/200", progress.line());
  }

  @Test
  void the_end_tells_how_long_it_took() {
    Progress progress = new Progress(200, 200, Duration.ofSeconds(100));
    assertEquals(
        "[##############################] 200/200  2.0 documents/s  took 1 min 40 s",
        progress.line());
  }

  @Test
  void an_empty_collection_is_done_at_once() {
    assertEquals("[##############################] 0/0", new Progress(0, 0, Duration.ZERO).line());
  }

  @Test
  void more_done_than_there_is_cannot_be() {
    assertThrows(IllegalArgumentException.class, () -> new Progress(3, 2, Duration.ofSeconds(1)));
  }
}
