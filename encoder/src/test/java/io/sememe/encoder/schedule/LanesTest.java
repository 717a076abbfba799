// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static io.sememe.encoder.schedule.FakeRunner.minute;
import static io.sememe.encoder.schedule.FakeRunner.text;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets a slot, and when. */
class LanesTest {
  private final AtomicInteger number = new AtomicInteger();
  private final FakeRunner search = new FakeRunner(ids -> note("SEARCH"));
  private final FakeRunner index = new FakeRunner(ids -> note("INDEX"));
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private final Scheduler scheduler = new Scheduler(1, 1_000_000);

  @AfterEach
  void close() {
    scheduler.close();
  }

  private void note(String lane) {
    order.add(lane);
  }

  @Test
  void there_are_never_more_runs_than_slots_and_every_one_gets_a_turn() {
    long seed = 11;
    Scheduler three = new Scheduler(3, 1_000_000);
    FakeRunner runner = new FakeRunner(ids -> Threads.pause());
    AtomicInteger thread = new AtomicInteger();
    Threads.all(
        8,
        () -> {
          Random random = new Random(seed + thread.incrementAndGet());
          for (int turn = 0; turn < 60; turn++) {
            run(three, runner, random.nextBoolean() ? Lane.SEARCH : Lane.INDEX, minute());
          }
          return true;
        });
    three.close();
    assertEquals(480, runner.begun().size());
    assertTrue(runner.most() <= 3, runner.most() + " at once, seed " + seed);
    assertTrue(runner.most() > 1, "the slots were never shared, seed " + seed);
  }

  @Test
  void the_search_lane_is_served_before_the_index_lane() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    List<FutureTask<Boolean>> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiting.add(startWaiting(Lane.INDEX));
    }
    for (int i = 0; i < 4; i++) {
      waiting.add(startWaiting(Lane.SEARCH));
    }
    blocker.release();
    waiting.forEach(Threads::result);
    assertEquals(Collections.nCopies(4, "SEARCH"), order.subList(0, 4));
    assertEquals(Collections.nCopies(4, "INDEX"), order.subList(4, 8));
  }

  @Test
  void after_a_number_of_searches_in_a_row_one_passage_goes() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    List<PendingVector> pending = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pending.add(start(Lane.INDEX));
    }
    for (int i = 0; i < 2 * Lanes.SEARCHES_BEFORE_INDEX; i++) {
      pending.add(start(Lane.SEARCH));
    }
    blocker.release();
    Threads.await("all ran", () -> pending.stream().allMatch(PendingVector::isDone));
    List<String> expected =
        new ArrayList<>(Collections.nCopies(2 * Lanes.SEARCHES_BEFORE_INDEX, "SEARCH"));
    expected.add(Lanes.SEARCHES_BEFORE_INDEX, "INDEX");
    expected.addAll(List.of("INDEX", "INDEX"));
    assertEquals(expected, order);
  }

  // A thread that ends a run and asks again at once is faster than one that wakes up.
  @Test
  void a_waiting_search_is_not_overtaken_by_indexing_that_comes_back() {
    for (int round = 0; round < 200; round++) {
      Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
      order.clear();
      FutureTask<Boolean> waiting = startWaiting(Lane.SEARCH);
      blocker.release();
      run(scheduler, index, Lane.INDEX, minute());
      assertEquals(List.of("SEARCH", "INDEX"), order, "round " + round);
      assertTrue(Threads.result(waiting));
    }
  }

  @Test
  void searches_without_end_do_not_stop_indexing() throws InterruptedException {
    AtomicBoolean indexed = new AtomicBoolean();
    Deadline deadline = Deadline.in(Duration.ofSeconds(30));
    List<Thread> searches = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                while (!indexed.get() && !deadline.expired()) {
                  run(scheduler, search, Lane.SEARCH, deadline);
                }
              });
      searches.add(thread);
      thread.start();
    }
    run(scheduler, index, Lane.INDEX, deadline);
    indexed.set(true);
    for (Thread thread : searches) {
      thread.join();
    }
    assertFalse(deadline.expired());
  }

  @Test
  void without_a_free_slot_the_deadline_ends_the_wait() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    for (Lane lane : Lane.values()) {
      timeout(() -> run(scheduler, search, lane, Deadline.in(Duration.ofMillis(20))));
    }
    blocker.release();
    run(scheduler, index, Lane.INDEX, minute());
    assertEquals(List.of("INDEX"), order);
  }

  @Test
  void a_deadline_that_has_passed_takes_no_slot_though_one_is_free() {
    Deadline passed = Deadline.in(Duration.ZERO);
    timeout(() -> run(scheduler, search, Lane.SEARCH, passed));
    timeout(() -> scheduler.start(search, text(1), Lane.SEARCH, passed));
    assertEquals(List.of(), order);
    run(scheduler, search, Lane.SEARCH, minute());
  }

  @Test
  void an_interrupted_wait_ends_and_keeps_the_flag() {
    Blocker blocker = Blocker.in(scheduler, Lane.SEARCH);
    List<Boolean> flags = Collections.synchronizedList(new ArrayList<>());
    Thread waiter =
        Threads.newThread(
            () -> {
              timeout(() -> run(scheduler, search, Lane.SEARCH, minute()));
              flags.add(Thread.currentThread().isInterrupted());
            });
    waiter.start();
    Threads.awaitWaiting(waiter);
    waiter.interrupt();
    Threads.await("the waiter left", () -> flags.size() == 1);
    assertTrue(flags.get(0));
    blocker.release();
    assertEquals(List.of(), order);
  }

  @Test
  void a_search_that_gives_up_lets_the_index_lane_go_on() {
    Blocker blocker = Blocker.in(scheduler, Lane.SEARCH);
    FutureTask<Boolean> waiting = startWaiting(Lane.INDEX);
    timeout(() -> run(scheduler, search, Lane.SEARCH, Deadline.in(Duration.ofMillis(50))));
    assertFalse(waiting.isDone());
    blocker.release();
    assertTrue(Threads.result(waiting));
    assertEquals(List.of("INDEX"), order);
  }

  private static void timeout(Runnable call) {
    assertEquals(Kind.TIMEOUT, assertThrows(EncoderException.class, call::run).kind());
  }

  // Returns when the new thread waits.
  private FutureTask<Boolean> startWaiting(Lane lane) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              run(scheduler, runner(lane), lane, minute());
              return true;
            });
    Thread thread = Threads.newThread(task);
    thread.start();
    Threads.awaitWaiting(thread);
    return task;
  }

  private PendingVector start(Lane lane) {
    return scheduler.start(runner(lane), text(number.incrementAndGet()), lane, minute());
  }

  private FakeRunner runner(Lane lane) {
    return lane == Lane.SEARCH ? search : index;
  }

  private void run(Scheduler where, FakeRunner runner, Lane lane, Deadline deadline) {
    where.run(runner, text(number.incrementAndGet()), lane, deadline);
  }
}
