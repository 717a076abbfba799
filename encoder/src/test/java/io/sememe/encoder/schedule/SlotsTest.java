// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  @Test
  void there_are_never_more_holders_than_slots_and_every_one_gets_a_turn() {
    long seed = 11;
    Slots slots = new Slots(3);
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger number = new AtomicInteger();
    Threads.all(
        8,
        () -> {
          Random random = new Random(seed + number.incrementAndGet());
          for (int turn = 0; turn < 60; turn++) {
            slots.acquire(random.nextBoolean() ? Lane.SEARCH : Lane.INDEX, minute());
            most.accumulateAndGet(holders.incrementAndGet(), Math::max);
            Threads.pause();
            holders.decrementAndGet();
            slots.release();
          }
          return true;
        });
    assertEquals(0, holders.get());
    assertTrue(most.get() <= 3, most + " holders at once, seed " + seed);
    assertTrue(most.get() > 1, "the slots were never shared, seed " + seed);
  }

  @Test
  void the_search_lane_is_served_before_the_index_lane() {
    Slots slots = new Slots(1);
    slots.acquire(Lane.INDEX, minute());
    List<FutureTask<Boolean>> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiting.add(startWaiting(slots, Lane.INDEX));
    }
    for (int i = 0; i < 4; i++) {
      waiting.add(startWaiting(slots, Lane.SEARCH));
    }
    slots.release();
    waiting.forEach(Threads::result);
    assertEquals(Collections.nCopies(4, "SEARCH"), order.subList(0, 4));
    assertEquals(Collections.nCopies(4, "INDEX"), order.subList(4, 8));
  }

  // A thread that gives its slot back and asks again at once is faster than one that wakes up.
  @Test
  void a_waiting_search_is_not_overtaken_by_indexing_that_comes_back() {
    for (int round = 0; round < 200; round++) {
      Slots slots = new Slots(1);
      slots.acquire(Lane.INDEX, minute());
      order.clear();
      FutureTask<Boolean> search = startWaiting(slots, Lane.SEARCH);
      slots.release();
      slots.acquire(Lane.INDEX, minute());
      assertEquals(List.of("SEARCH"), order, "round " + round);
      assertTrue(Threads.result(search));
    }
  }

  @Test
  void searches_without_end_do_not_stop_indexing() throws InterruptedException {
    Slots slots = new Slots(1);
    AtomicBoolean indexed = new AtomicBoolean();
    Deadline deadline = Deadline.in(Duration.ofSeconds(30));
    List<Thread> searches = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread search =
          new Thread(
              () -> {
                while (!indexed.get() && !deadline.expired()) {
                  slots.acquire(Lane.SEARCH, deadline);
                  slots.release();
                }
              });
      searches.add(search);
      search.start();
    }
    slots.acquire(Lane.INDEX, deadline);
    indexed.set(true);
    slots.release();
    for (Thread search : searches) {
      search.join();
    }
    assertFalse(deadline.expired());
  }

  @Test
  void without_a_free_slot_the_deadline_ends_the_wait() {
    Slots slots = new Slots(1);
    slots.acquire(Lane.INDEX, minute());
    for (Lane lane : Lane.values()) {
      EncoderException e =
          assertThrows(
              EncoderException.class,
              () -> slots.acquire(lane, Deadline.in(Duration.ofMillis(20))));
      assertEquals(Kind.TIMEOUT, e.kind());
    }
    slots.release();
    slots.acquire(Lane.INDEX, minute());
  }

  @Test
  void a_deadline_that_has_passed_takes_no_slot_though_one_is_free() {
    Slots slots = new Slots(1);
    EncoderException e =
        assertThrows(
            EncoderException.class, () -> slots.acquire(Lane.SEARCH, Deadline.in(Duration.ZERO)));
    assertEquals(Kind.TIMEOUT, e.kind());
    slots.acquire(Lane.SEARCH, minute());
  }

  @Test
  void an_interrupted_wait_ends_and_keeps_the_flag() {
    Slots slots = new Slots(1);
    slots.acquire(Lane.SEARCH, minute());
    List<Boolean> flags = Collections.synchronizedList(new ArrayList<>());
    Thread waiter =
        Threads.newThread(
            () -> {
              EncoderException e =
                  assertThrows(EncoderException.class, () -> slots.acquire(Lane.SEARCH, minute()));
              flags.add(e.kind() == Kind.TIMEOUT && Thread.currentThread().isInterrupted());
            });
    waiter.start();
    Threads.awaitWaiting(waiter);
    waiter.interrupt();
    Threads.await("the waiter left", () -> flags.size() == 1);
    assertTrue(flags.get(0));
  }

  @Test
  void a_search_that_gives_up_lets_the_index_lane_go_on() {
    Slots slots = new Slots(1);
    slots.acquire(Lane.SEARCH, minute());
    FutureTask<Boolean> index = startWaiting(slots, Lane.INDEX);
    FutureTask<Boolean> search =
        Threads.start(
            () -> {
              assertThrows(
                  EncoderException.class,
                  () -> slots.acquire(Lane.SEARCH, Deadline.in(Duration.ofMillis(50))));
              return true;
            });
    Threads.result(search);
    assertFalse(index.isDone());
    slots.release();
    assertTrue(Threads.result(index));
  }

  // Returns when the new thread waits.
  private FutureTask<Boolean> startWaiting(Slots slots, Lane lane) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              slots.acquire(lane, minute());
              order.add(lane.name());
              slots.release();
              return true;
            });
    Thread thread = Threads.newThread(task);
    thread.start();
    Threads.awaitWaiting(thread);
    return task;
  }

  private static Deadline minute() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
