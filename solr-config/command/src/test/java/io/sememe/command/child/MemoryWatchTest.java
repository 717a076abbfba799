// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {
  private final AtomicLong resident = new AtomicLong(98);
  private final AtomicInteger excesses = new AtomicInteger();

  @Test
  void a_process_that_grows_is_told_once_when_it_has_more_than_it_may() throws Exception {
    Thread watch =
        MemoryWatch.start(
            () -> OptionalLong.of(resident.incrementAndGet()), 101, excesses::incrementAndGet);
    watch.join();
    assertEquals(102, resident.get());
    assertEquals(1, excesses.get());
  }

  @Test
  void where_nothing_is_known_nothing_is_told() throws Exception {
    Thread watch = MemoryWatch.start(OptionalLong::empty, 0, excesses::incrementAndGet);
    watch.interrupt();
    watch.join();
    assertEquals(0, excesses.get());
  }
}
