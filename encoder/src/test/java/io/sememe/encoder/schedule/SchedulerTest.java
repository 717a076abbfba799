// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static io.sememe.encoder.schedule.FakeRunner.minute;
import static io.sememe.encoder.schedule.FakeRunner.text;
import static io.sememe.encoder.schedule.FakeRunner.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private final Scheduler scheduler = new Scheduler(3, 1_000_000);

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void many_requests_at_once_are_all_done_within_the_number_of_callers() {
    FakeRunner runner = new FakeRunner(ids -> Threads.pause());
    AtomicInteger request = new AtomicInteger();
    List<Boolean> whole =
        Threads.all(
            10,
            () -> {
              awaitAll(start(runner, 40 * request.getAndIncrement(), 40, minute()));
              return true;
            });
    assertEquals(Collections.nCopies(10, true), whole);
    assertEquals(400, runner.begun().size());
    assertEquals(400, new HashSet<>(runner.begun()).size());
    assertTrue(runner.most() <= 3, runner.most() + " at once");
  }

  @Test
  void with_helpers_each_text_is_done_exactly_once() {
    for (int round = 0; round < 100; round++) {
      FakeRunner runner = new FakeRunner();
      awaitAll(start(runner, 0, 50, minute()));
      assertEquals(50, runner.begun().size(), "round " + round);
      assertEquals(50, new HashSet<>(runner.begun()).size(), "round " + round);
    }
  }

  @Test
  void a_lone_text_is_done_by_the_callers_own_thread() {
    List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
    FakeRunner runner = new FakeRunner(ids -> workers.add(Thread.currentThread()));
    for (int i = 0; i < 100; i++) {
      assertArrayEquals(vector(text(i)), scheduler.run(runner, text(i), lane(i), minute()));
    }
    assertEquals(Collections.nCopies(100, Thread.currentThread()), workers);
  }

  private static Lane lane(int number) {
    return number % 2 == 0 ? Lane.SEARCH : Lane.INDEX;
  }

  @Test
  void several_texts_are_done_by_as_many_threads_as_there_are_callers() {
    Set<Thread> workers = Collections.synchronizedSet(new HashSet<>());
    FakeRunner runner =
        new FakeRunner(
            ids -> {
              workers.add(Thread.currentThread());
              Threads.await("all three work", () -> workers.size() >= 3);
            });
    awaitAll(start(runner, 0, 9, minute()));
    assertEquals(3, runner.most());
    workers.remove(Thread.currentThread());
    assertTrue(workers.size() >= 2 && workers.size() <= 3, workers.toString());
    workers.forEach(thread -> assertTrue(thread.getName().startsWith("sememe-encode-")));
    workers.forEach(thread -> assertTrue(thread.isDaemon()));
  }

  @Test
  void what_is_started_is_done_though_nobody_awaits_it() {
    FakeRunner runner = new FakeRunner();
    List<PendingVector> pending = start(runner, 0, 20, minute());
    Threads.await("all are done", () -> pending.stream().allMatch(PendingVector::isDone));
    assertEquals(20, runner.begun().size());
  }

  @Test
  void after_the_deadline_nothing_more_is_begun() {
    FakeRunner runner = new FakeRunner(ids -> Threads.pause());
    List<PendingVector> pending = start(runner, 0, 1_000, soon());
    int dropped = 0;
    for (PendingVector vector : pending) {
      dropped += isTimeout(vector) ? 1 : 0;
    }
    int begun = runner.begun().size();
    assertEquals(1_000, begun + dropped);
    assertTrue(dropped > 0, "all were begun");
    Threads.pause();
    assertEquals(begun, runner.begun().size());
  }

  private static boolean isTimeout(PendingVector pending) {
    try {
      pending.await();
      return false;
    } catch (EncoderException e) {
      assertEquals(Kind.TIMEOUT, e.kind());
      return true;
    }
  }

  @Test
  void each_failure_reaches_its_own_receiver_and_slots_are_free_again() {
    FakeRunner failing =
        new FakeRunner(
            ids -> {
              if (ids[0] % 2 == 1) {
                throw new IllegalStateException("text " + ids[0]);
              }
            });
    for (int round = 0; round < 20; round++) {
      List<PendingVector> pending = start(failing, 0, 20, minute());
      for (int i = 0; i < 20; i += 2) {
        PendingVector odd = pending.get(i + 1);
        IllegalStateException e = assertThrows(IllegalStateException.class, odd::await);
        assertEquals("text " + (i + 1), e.getMessage());
        assertArrayEquals(vector(text(i)), pending.get(i).await());
      }
    }
    FakeRunner runner = new FakeRunner();
    awaitAll(start(runner, 0, 20, soon()));
    assertEquals(20, runner.begun().size());
  }

  @Test
  void saturated_helpers_hold_up_no_request() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    FakeRunner slow = new FakeRunner(ids -> Blocker.open(mayEnd));
    List<PendingVector> busy = start(slow, 0, 2, minute());
    Threads.await("two slots are taken", () -> slow.inside() == 2);
    FakeRunner runner = new FakeRunner();
    AtomicInteger request = new AtomicInteger();
    Threads.all(
        6,
        () -> {
          awaitAll(start(runner, 5 * request.getAndIncrement(), 5, minute()));
          return true;
        });
    assertEquals(30, runner.begun().size());
    mayEnd.countDown();
    awaitAll(busy);
  }

  @Test
  void a_closed_scheduler_still_ends_what_its_callers_ask_in_their_own_threads_and_in_order() {
    scheduler.close();
    List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
    FakeRunner runner = new FakeRunner(ids -> workers.add(Thread.currentThread()));
    awaitAll(start(runner, 0, 5, minute()));
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L), runner.begun());
    assertEquals(Collections.nCopies(5, Thread.currentThread()), workers);
  }

  // One of them waits behind the other's lane: without helpers nobody else would wake it.
  @Test
  void callers_of_a_closed_scheduler_keep_to_the_slots_and_lose_no_wake_up() {
    scheduler.close();
    FakeRunner runner = new FakeRunner(ids -> Threads.pause());
    AtomicInteger number = new AtomicInteger();
    Threads.all(
        12,
        () -> {
          for (int i = 0; i < 20; i++) {
            PendingVector later =
                scheduler.start(runner, text(number.incrementAndGet()), Lane.SEARCH, minute());
            scheduler.run(runner, text(number.incrementAndGet()), Lane.INDEX, minute());
            later.await();
          }
          return true;
        });
    assertEquals(480, runner.begun().size());
    assertTrue(runner.most() <= 3, runner.most() + " at once");
  }

  @Test
  void closing_in_the_middle_of_work_loses_nothing() {
    for (int round = 0; round < 50; round++) {
      Scheduler closing = new Scheduler(2, 1_000_000);
      FakeRunner runner = new FakeRunner();
      FutureTask<Boolean> request =
          Threads.start(
              () -> {
                for (int i = 0; i < 50; i++) {
                  closing.start(runner, text(i), Lane.INDEX, minute()).await();
                }
                return true;
              });
      closing.close();
      assertTrue(Threads.result(request));
      assertEquals(50, runner.begun().size(), "round " + round);
    }
  }

  @Test
  void there_are_never_more_helpers_than_callers_and_none_after_closing() {
    Set<Thread> helpers = Collections.synchronizedSet(new HashSet<>());
    FakeRunner runner = new FakeRunner(ids -> helpers.add(Thread.currentThread()));
    for (int round = 0; round < 200; round++) {
      awaitAll(start(runner, 0, 10, minute()));
    }
    helpers.remove(Thread.currentThread());
    assertTrue(helpers.size() <= 3, helpers.toString());
    scheduler.close();
    Threads.await("the helpers end", () -> helpers.stream().noneMatch(Thread::isAlive));
  }

  private List<PendingVector> start(FakeRunner runner, int first, int count, Deadline deadline) {
    List<PendingVector> pending = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      pending.add(scheduler.start(runner, text(i), Lane.INDEX, deadline));
    }
    return pending;
  }

  private static void awaitAll(List<PendingVector> pending) {
    pending.forEach(PendingVector::await);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMillis(200));
  }
}
