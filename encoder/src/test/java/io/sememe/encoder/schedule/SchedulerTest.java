// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private final Scheduler scheduler = new Scheduler(3);

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void many_requests_at_once_are_all_done_within_the_number_of_callers() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Boolean> whole =
        Threads.all(
            10,
            () -> {
              AtomicIntegerArray done = new AtomicIntegerArray(40);
              scheduler.forEach(
                  40,
                  Lane.INDEX,
                  minute(),
                  i -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Threads.pause();
                    done.incrementAndGet(i);
                    inside.decrementAndGet();
                  });
              return isEachOnce(done);
            });
    assertEquals(Collections.nCopies(10, true), whole);
    assertTrue(most.get() <= 3, most + " at once");
  }

  private static boolean isEachOnce(AtomicIntegerArray done) {
    for (int i = 0; i < done.length(); i++) {
      if (done.get(i) != 1) {
        return false;
      }
    }
    return true;
  }

  @Test
  void a_lone_text_is_done_by_the_callers_own_thread() {
    Thread[] worker = new Thread[1];
    scheduler.forEach(1, Lane.SEARCH, minute(), i -> worker[0] = Thread.currentThread());
    assertSame(Thread.currentThread(), worker[0]);
  }

  @Test
  void several_texts_are_done_by_as_many_threads_as_there_are_callers() {
    Set<Thread> workers = Collections.synchronizedSet(new HashSet<>());
    scheduler.forEach(
        9,
        Lane.INDEX,
        minute(),
        i -> {
          workers.add(Thread.currentThread());
          Threads.await("all three work", () -> workers.size() == 3);
        });
    assertEquals(3, workers.size());
    workers.remove(Thread.currentThread());
    workers.forEach(thread -> assertTrue(thread.getName().startsWith("sememe-encode-")));
    workers.forEach(thread -> assertTrue(thread.isDaemon()));
  }

  @Test
  void after_the_deadline_nothing_more_is_begun() {
    AtomicInteger begun = new AtomicInteger();
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () -> scheduler.forEach(1_000, Lane.INDEX, soon(), i -> slowly(begun)));
    assertEquals(Kind.TIMEOUT, e.kind());
    int begunByThen = begun.get();
    assertTrue(begunByThen < 1_000, "all were begun");
    Threads.pause();
    assertEquals(begunByThen, begun.get());
  }

  private static void slowly(AtomicInteger begun) {
    begun.incrementAndGet();
    Threads.pause();
  }

  @Test
  void the_first_failure_is_what_the_caller_gets_and_slots_are_free_again() {
    for (int round = 0; round < 20; round++) {
      assertThrows(
          IllegalStateException.class,
          () ->
              scheduler.forEach(
                  20,
                  Lane.INDEX,
                  minute(),
                  i -> {
                    throw new IllegalStateException("text " + i);
                  }));
    }
    AtomicInteger done = new AtomicInteger();
    scheduler.forEach(20, Lane.INDEX, soon(), i -> done.incrementAndGet());
    assertEquals(20, done.get());
  }

  @Test
  void saturated_helpers_hold_up_no_request() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    var busy =
        Threads.start(
            () -> {
              scheduler.forEach(
                  2,
                  Lane.INDEX,
                  minute(),
                  i -> {
                    inside.incrementAndGet();
                    Threads.await("released", () -> mayEnd.getCount() == 0);
                  });
              return true;
            });
    Threads.await("two slots are taken", () -> inside.get() == 2);
    AtomicInteger done = new AtomicInteger();
    Threads.all(
        6,
        () -> {
          scheduler.forEach(5, Lane.SEARCH, minute(), i -> done.incrementAndGet());
          return true;
        });
    assertEquals(30, done.get());
    mayEnd.countDown();
    assertTrue(Threads.result(busy));
  }

  @Test
  void a_closed_scheduler_still_ends_what_its_callers_ask() {
    scheduler.close();
    AtomicInteger done = new AtomicInteger();
    scheduler.forEach(5, Lane.INDEX, minute(), i -> done.incrementAndGet());
    assertEquals(5, done.get());
  }

  private static Deadline minute() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMillis(200));
  }
}
