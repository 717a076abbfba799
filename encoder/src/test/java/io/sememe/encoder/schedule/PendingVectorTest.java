// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static io.sememe.encoder.schedule.FakeRunner.minute;
import static io.sememe.encoder.schedule.FakeRunner.text;
import static io.sememe.encoder.schedule.FakeRunner.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One text from start to end: who takes it, who gives it up, what its receiver gets. */
class PendingVectorTest {
  private final Scheduler scheduler = new Scheduler(1, 1_000_000);

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void a_text_that_nobody_has_begun_is_run_by_the_thread_that_awaits_it() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
    FakeRunner runner = new FakeRunner(ids -> workers.add(Thread.currentThread()));
    PendingVector pending = scheduler.start(runner, text(1), Lane.INDEX, minute());
    scheduler.close();
    blocker.release();
    assertFalse(pending.isDone());
    assertArrayEquals(vector(text(1)), pending.await());
    assertTrue(pending.isDone());
    assertEquals(List.of(Thread.currentThread()), workers);
  }

  @Test
  void a_text_that_a_helper_has_begun_is_waited_for_beyond_its_deadline() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    FakeRunner runner = new FakeRunner(ids -> Blocker.open(mayEnd));
    Deadline deadline = Deadline.in(Duration.ofMillis(100));
    PendingVector pending = scheduler.start(runner, text(1), Lane.INDEX, deadline);
    Threads.await("a helper has begun", () -> runner.inside() == 1);
    FutureTask<float[]> receiver = Threads.start(pending::await);
    Threads.await("the deadline passes", deadline::expired);
    assertFalse(pending.isDone());
    assertFalse(receiver.isDone());
    mayEnd.countDown();
    assertArrayEquals(vector(text(1)), Threads.result(receiver));
    assertEquals(1, runner.begun().size());
  }

  @Test
  void helper_and_receiver_never_both_run_a_text() {
    for (int round = 0; round < 2_000; round++) {
      FakeRunner runner = new FakeRunner();
      PendingVector pending = scheduler.start(runner, text(round), Lane.INDEX, minute());
      spin(round % 50);
      assertArrayEquals(vector(text(round)), pending.await());
      assertEquals(1, runner.begun().size(), "round " + round);
    }
  }

  @Test
  void a_cancelled_text_either_had_begun_and_has_its_vector_or_never_runs() {
    for (int round = 0; round < 2_000; round++) {
      FakeRunner runner = new FakeRunner();
      PendingVector pending = scheduler.start(runner, text(round), Lane.INDEX, minute());
      spin(round % 50);
      pending.cancel();
      boolean hasVector = hasVector(pending);
      assertEquals(hasVector ? 1 : 0, runner.begun().size(), "round " + round);
    }
    FakeRunner after = new FakeRunner();
    scheduler.run(after, text(1), Lane.INDEX, minute());
    assertEquals(List.of(1L), after.begun(), "the slot is free");
  }

  private static boolean hasVector(PendingVector pending) {
    try {
      return pending.await().length > 0;
    } catch (EncoderException e) {
      assertEquals(Kind.TIMEOUT, e.kind());
      return false;
    }
  }

  // Gives a helper more or less time.
  private static void spin(int microseconds) {
    long end = System.nanoTime() + 1_000L * microseconds;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void what_is_cancelled_while_it_waits_is_dropped_and_says_so_every_time() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    FakeRunner runner = new FakeRunner();
    PendingVector dropped = scheduler.start(runner, text(1), Lane.INDEX, minute());
    PendingVector kept = scheduler.start(runner, text(2), Lane.INDEX, minute());
    dropped.cancel();
    assertTrue(dropped.isDone());
    blocker.release();
    assertArrayEquals(vector(text(2)), kept.await());
    EncoderException e = assertThrows(EncoderException.class, dropped::await);
    assertEquals(Kind.TIMEOUT, e.kind());
    assertSame(e, assertThrows(EncoderException.class, dropped::await));
    assertEquals(List.of(2L), runner.begun());
  }

  @Test
  void cancelling_wakes_the_thread_that_awaits() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector pending = scheduler.start(new FakeRunner(), text(1), Lane.INDEX, minute());
    FutureTask<EncoderException> receiver =
        new FutureTask<>(() -> assertThrows(EncoderException.class, pending::await));
    Thread thread = Threads.newThread(receiver);
    thread.start();
    Threads.awaitWaiting(thread);
    pending.cancel();
    assertEquals(Kind.TIMEOUT, Threads.result(receiver).kind());
    blocker.release();
  }

  @Test
  void cancelling_what_has_ended_changes_nothing() {
    PendingVector pending = scheduler.start(new FakeRunner(), text(1), Lane.INDEX, minute());
    float[] vector = pending.await();
    pending.cancel();
    pending.cancel();
    assertSame(vector, pending.await());
  }

  @Test
  void several_threads_may_await_the_same_text() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    FakeRunner runner = new FakeRunner();
    PendingVector pending = scheduler.start(runner, text(1), Lane.INDEX, minute());
    FutureTask<List<float[]>> receivers = Threads.start(() -> Threads.all(4, pending::await));
    blocker.release();
    Threads.result(receivers).forEach(vector -> assertArrayEquals(vector(text(1)), vector));
    assertEquals(1, runner.begun().size());
  }

  @Test
  void an_error_is_thrown_like_an_exception_every_time() {
    FakeRunner runner =
        new FakeRunner(
            ids -> {
              throw new StackOverflowError("deep");
            });
    PendingVector pending = scheduler.start(runner, text(1), Lane.INDEX, minute());
    StackOverflowError error = assertThrows(StackOverflowError.class, pending::await);
    assertSame(error, assertThrows(StackOverflowError.class, pending::await));
    assertThrows(
        StackOverflowError.class, () -> scheduler.run(runner, text(2), Lane.INDEX, minute()));
    scheduler.run(new FakeRunner(), text(3), Lane.INDEX, minute());
  }

  @Test
  void a_failure_of_a_helper_reaches_the_receiver() {
    Thread receiver = Thread.currentThread();
    FakeRunner runner =
        new FakeRunner(
            ids -> {
              assertFalse(Thread.currentThread() == receiver, "not a helper");
              throw new IllegalStateException("helper");
            });
    PendingVector pending = scheduler.start(runner, text(1), Lane.INDEX, minute());
    Threads.await("a helper has run it", pending::isDone);
    assertEquals("helper", assertThrows(IllegalStateException.class, pending::await).getMessage());
  }

  @Test
  void an_interrupted_receiver_waits_for_the_helper_that_has_begun_and_keeps_the_flag() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    FakeRunner runner =
        new FakeRunner(
            ids -> {
              Blocker.open(mayEnd);
              ended.add("helper");
            });
    PendingVector pending = scheduler.start(runner, text(1), Lane.INDEX, minute());
    Threads.await("a helper has begun", () -> runner.inside() == 1);
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> pending.await().length == 4 && Thread.currentThread().isInterrupted());
    Thread receiver = Threads.newThread(task);
    receiver.start();
    Threads.awaitWaiting(receiver);
    receiver.interrupt();
    Threads.pause();
    assertFalse(task.isDone());
    mayEnd.countDown();
    assertTrue(Threads.result(task), "the interrupt got lost");
    assertEquals(List.of("helper"), ended);
  }

  @Test
  void an_interrupted_receiver_of_a_text_that_waits_gives_it_up() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    FakeRunner runner = new FakeRunner();
    PendingVector pending = scheduler.start(runner, text(1), Lane.INDEX, minute());
    FutureTask<EncoderException> task =
        new FutureTask<>(() -> assertThrows(EncoderException.class, pending::await));
    Thread receiver = Threads.newThread(task);
    receiver.start();
    Threads.awaitWaiting(receiver);
    receiver.interrupt();
    EncoderException e = Threads.result(task);
    assertEquals(Kind.TIMEOUT, e.kind());
    assertSame(e, assertThrows(EncoderException.class, pending::await));
    blocker.release();
    scheduler.run(new FakeRunner(), text(2), Lane.INDEX, minute());
    assertEquals(List.of(), runner.begun());
  }
}
