// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedWorkTest {
  private final ExecutorService helpers = Executors.newFixedThreadPool(3, Threads::newThread);

  @AfterEach
  void stopHelpers() {
    helpers.shutdown();
  }

  @Test
  void alone_the_caller_does_everything_in_order() {
    List<Integer> done = new ArrayList<>();
    new SharedWork(5, done::add).workUntilDone();
    assertEquals(List.of(0, 1, 2, 3, 4), done);
  }

  @Test
  void no_work_is_done_at_once() {
    new SharedWork(0, i -> assertEquals("never", i)).workUntilDone();
  }

  @Test
  void with_helpers_each_number_is_done_exactly_once() {
    for (int round = 0; round < 100; round++) {
      AtomicIntegerArray done = new AtomicIntegerArray(50);
      SharedWork work = new SharedWork(50, done::incrementAndGet);
      work.inviteHelper(helpers);
      work.inviteHelper(helpers);
      work.workUntilDone();
      for (int i = 0; i < 50; i++) {
        assertEquals(1, done.get(i), "round " + round + " number " + i);
      }
    }
  }

  @Test
  void the_first_failure_is_thrown_and_nothing_is_begun_after_it() {
    List<Integer> begun = new ArrayList<>();
    IllegalStateException failure = new IllegalStateException("third");
    SharedWork work = new SharedWork(10, i -> failAtThird(begun, i, failure));
    assertSame(failure, assertThrows(IllegalStateException.class, work::workUntilDone));
    assertEquals(List.of(0, 1, 2), begun);
  }

  private static void failAtThird(List<Integer> begun, int i, RuntimeException failure) {
    begun.add(i);
    if (i == 2) {
      throw failure;
    }
  }

  @Test
  void an_error_is_thrown_like_an_exception() {
    SharedWork work =
        new SharedWork(
            3,
            i -> {
              throw new StackOverflowError("deep");
            });
    assertThrows(StackOverflowError.class, work::workUntilDone);
  }

  @Test
  void a_failure_of_a_helper_reaches_the_caller_after_the_callers_own_work() {
    CountDownLatch helperFailed = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    SharedWork work =
        new SharedWork(
            100,
            i -> {
              if (Thread.currentThread() != caller) {
                helperFailed.countDown();
                throw new IllegalStateException("helper");
              }
              await(helperFailed);
            });
    work.inviteHelper(helpers);
    assertEquals(
        "helper", assertThrows(IllegalStateException.class, work::workUntilDone).getMessage());
  }

  @Test
  void a_helper_that_never_comes_is_not_waited_for() {
    CountDownLatch free = new CountDownLatch(1);
    for (int i = 0; i < 3; i++) {
      helpers.execute(() -> await(free));
    }
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    SharedWork work = new SharedWork(4, done::add);
    work.inviteHelper(helpers);
    work.workUntilDone();
    assertEquals(4, done.size());
    free.countDown();
  }

  @Test
  void an_interrupted_caller_waits_for_the_helper_that_has_begun_and_keeps_the_flag() {
    CountDownLatch helperIn = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    FutureTask<Boolean> task = new FutureTask<>(() -> interruptedCaller(helperIn, mayEnd, ended));
    Thread caller = Threads.newThread(task);
    caller.start();
    await(helperIn);
    Threads.awaitWaiting(caller);
    caller.interrupt();
    Threads.pause();
    assertFalse(task.isDone());
    mayEnd.countDown();
    assertTrue(Threads.result(task), "the interrupt got lost");
    assertEquals(List.of("helper"), ended);
  }

  private boolean interruptedCaller(
      CountDownLatch helperIn, CountDownLatch mayEnd, List<String> ended) {
    Thread caller = Thread.currentThread();
    SharedWork work =
        new SharedWork(
            2,
            i -> {
              if (Thread.currentThread() == caller) {
                spinUntilOpen(helperIn);
              } else {
                helperIn.countDown();
                await(mayEnd);
                ended.add("helper");
              }
            });
    work.inviteHelper(helpers);
    work.workUntilDone();
    return Thread.currentThread().isInterrupted();
  }

  // Unlike waiting, spinning cannot be interrupted.
  private static void spinUntilOpen(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    Threads.await("the latch opens", () -> latch.getCount() == 0);
  }
}
