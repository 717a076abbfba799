// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static io.sememe.encoder.schedule.FakeRunner.minute;
import static io.sememe.encoder.schedule.FakeRunner.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.testing.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the slots where more callers wait for searches than are served soon. */
final class CrowdTest {
  private static final int SLOTS = 2;
  private static final int CROWD = SLOTS * Slots.CROWD_PER_SLOT;

  private final Scheduler scheduler = new Scheduler(SLOTS, 1_000_000);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostOfCrowd = new AtomicInteger();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void one_slot_stays_free_while_a_crowd_waits_and_everybody_is_served() {
    assertEquals(1, servedAtOnce(Lane.SEARCH));
    assertEquals(3 * CROWD, begun.get());
  }

  @Test
  void indexing_has_all_slots_however_much_waits() {
    assertEquals(SLOTS, servedAtOnce(Lane.INDEX));
  }

  @Test
  void a_place_with_one_slot_keeps_none_back() {
    Slots slots = new Slots(Place.ofCpu(1, 1));
    for (int i = 0; i < CROWD; i++) {
      slots.arrive(Lane.SEARCH);
    }
    assertEquals(1, slots.open());
  }

  @Test
  void the_last_slot_opens_when_the_crowd_has_gone_and_no_wave_of_it_came_back() {
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    Slots slots = new Slots(Place.ofCpu(SLOTS, 1), now::get);
    for (int i = 0; i < CROWD; i++) {
      assertEquals(2, slots.open());
      slots.arrive(Lane.SEARCH);
    }
    assertEquals(1, slots.open());
    slots.take();
    assertEquals(0, slots.open());
    slots.take();
    assertEquals(0, slots.open());
    slots.giveBack();
    slots.leave(Lane.SEARCH);
    assertEquals(0, slots.open());
    now.addAndGet(Slots.BETWEEN_WAVES.toNanos() - 1);
    assertEquals(0, slots.open());
    now.incrementAndGet();
    assertEquals(1, slots.open());
  }

  @Test
  void a_few_searches_that_wait_are_no_crowd() {
    Slots slots = new Slots(Place.ofCpu(SLOTS, 1), () -> 0);
    for (int i = 0; i < CROWD - 1; i++) {
      slots.arrive(Lane.SEARCH);
    }
    assertEquals(SLOTS, slots.open());
  }

  // How many of the first two thirds ran at the same time: a crowd was waiting all that time.
  private int servedAtOnce(Lane lane) {
    Blocker first = Blocker.in(scheduler, lane);
    Blocker second = Blocker.in(scheduler, lane);
    FakeRunner runner = new FakeRunner(ids -> note());
    List<FutureTask<float[]>> waiting = new ArrayList<>();
    for (int i = 0; i < 3 * CROWD; i++) {
      long[] ids = text(i);
      FutureTask<float[]> task = new FutureTask<>(() -> scheduler.run(runner, ids, lane, minute()));
      Thread thread = Threads.newThread(task);
      thread.start();
      Threads.awaitWaiting(thread);
      waiting.add(task);
    }
    first.release();
    second.release();
    waiting.forEach(Threads::result);
    return mostOfCrowd.get();
  }

  private void note() {
    int number = begun.incrementAndGet();
    int now = inside.incrementAndGet();
    if (number <= 2 * CROWD) {
      mostOfCrowd.accumulateAndGet(now, Math::max);
    }
    Threads.pause();
    inside.decrementAndGet();
  }
}
