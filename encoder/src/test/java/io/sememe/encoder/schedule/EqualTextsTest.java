// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static io.sememe.encoder.schedule.FakeRunner.minute;
import static io.sememe.encoder.schedule.FakeRunner.text;
import static io.sememe.encoder.schedule.FakeRunner.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

/** A text that is on its way is not run again. */
class EqualTextsTest {
  private final Scheduler scheduler = new Scheduler(1, 1_000_000);
  private final FakeRunner runner = new FakeRunner();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void equal_texts_that_wait_run_once_and_each_receiver_owns_its_vector() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector first = start(1);
    PendingVector second = start(1);
    PendingVector other = start(2);
    blocker.release();
    assertNotSame(first.await(), second.await());
    first.await()[0] = 99;
    assertArrayEquals(vector(text(1)), second.await());
    assertSame(second.await(), second.await());
    assertArrayEquals(vector(text(2)), other.await());
    assertEquals(List.of(1L, 2L), runner.begun());
  }

  @Test
  void a_text_joins_its_equal_that_runs_already() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    FakeRunner slow = new FakeRunner(ids -> Blocker.open(mayEnd));
    FutureTask<float[]> first =
        Threads.start(() -> scheduler.run(slow, text(1), Lane.SEARCH, minute()));
    Threads.await("it runs", () -> slow.inside() == 1);
    PendingVector second = scheduler.start(slow, text(1), Lane.SEARCH, minute());
    mayEnd.countDown();
    assertArrayEquals(vector(text(1)), second.await());
    assertNotSame(Threads.result(first), second.await());
    assertEquals(1, slow.begun().size());
  }

  @Test
  void what_has_ended_is_not_joined() {
    start(1).await();
    start(1).await();
    assertEquals(List.of(1L, 1L), runner.begun());
  }

  @Test
  void texts_of_another_model_or_of_another_length_are_not_equal() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    FakeRunner other = new FakeRunner();
    PendingVector mine = start(1);
    PendingVector others = scheduler.start(other, text(1), Lane.INDEX, minute());
    PendingVector longer = scheduler.start(runner, text(1, 5), Lane.INDEX, minute());
    blocker.release();
    assertEquals(4, mine.await().length);
    assertEquals(4, others.await().length);
    assertEquals(5, longer.await().length);
    assertEquals(2, runner.begun().size());
    assertEquals(1, other.begun().size());
  }

  @Test
  void what_one_receiver_cancels_the_other_still_gets() {
    for (boolean cancelFirst : new boolean[] {true, false}) {
      Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
      PendingVector first = start(1);
      PendingVector second = start(1);
      (cancelFirst ? first : second).cancel();
      blocker.release();
      assertArrayEquals(vector(text(1)), (cancelFirst ? second : first).await());
      timeout(cancelFirst ? first : second);
    }
    assertEquals(List.of(1L, 1L), runner.begun());
  }

  @Test
  void a_text_that_all_receivers_cancelled_never_runs_and_starts_anew() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector first = start(1);
    PendingVector second = start(1);
    first.cancel();
    first.cancel();
    second.cancel();
    PendingVector third = start(1);
    blocker.release();
    assertArrayEquals(vector(text(1)), third.await());
    assertEquals(List.of(1L), runner.begun());
  }

  @Test
  void a_deadline_that_passes_for_one_receiver_is_not_the_others() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    Deadline soon = Deadline.in(Duration.ofMillis(20));
    PendingVector early = scheduler.start(runner, text(1), Lane.INDEX, soon);
    PendingVector late = start(1);
    timeout(early);
    blocker.release();
    assertArrayEquals(vector(text(1)), late.await());
    timeout(early);
    assertEquals(List.of(1L), runner.begun());
  }

  @Test
  void a_later_receiver_with_an_earlier_deadline_shortens_nobodys() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector late = start(1);
    Deadline soon = Deadline.in(Duration.ofMillis(20));
    PendingVector early = scheduler.start(runner, text(1), Lane.INDEX, soon);
    Threads.await("the deadline passes", soon::expired);
    blocker.release();
    assertArrayEquals(vector(text(1)), late.await());
    assertArrayEquals(vector(text(1)), early.await(), "it is there, so it is given");
  }

  @Test
  void a_failure_reaches_every_receiver() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    FakeRunner failing =
        new FakeRunner(
            ids -> {
              throw new IllegalStateException("broken");
            });
    PendingVector first = scheduler.start(failing, text(1), Lane.INDEX, minute());
    PendingVector second = scheduler.start(failing, text(1), Lane.INDEX, minute());
    blocker.release();
    assertThrows(IllegalStateException.class, first::await);
    assertThrows(IllegalStateException.class, second::await);
    assertEquals(1, failing.begun().size());
  }

  @Test
  void a_search_takes_its_equal_out_of_the_index_lane() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    List<PendingVector> passages = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      passages.add(start(i));
    }
    PendingVector search = scheduler.start(runner, text(7), Lane.SEARCH, minute());
    blocker.release();
    search.await();
    passages.forEach(PendingVector::await);
    assertEquals(7L, runner.begun().get(0));
    assertEquals(10, runner.begun().size());
  }

  @Test
  void a_search_that_is_joined_by_another_keeps_its_place() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    List<PendingVector> searches = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      searches.add(scheduler.start(runner, text(i), Lane.SEARCH, minute()));
    }
    searches.add(scheduler.start(runner, text(0), Lane.SEARCH, minute()));
    searches.add(start(0));
    blocker.release();
    Threads.await("all are done", () -> searches.stream().allMatch(PendingVector::isDone));
    assertEquals(List.of(0L, 1L, 2L), runner.begun());
  }

  // Receivers come, go and run out of time around the same few texts.
  @Test
  void no_interleaving_loses_a_receiver_that_stays() {
    Scheduler two = new Scheduler(2, 1_000_000);
    List<Boolean> whole =
        Threads.all(
            6,
            () -> {
              for (int i = 0; i < 2_000; i++) {
                PendingVector fickle = two.start(runner, text(i % 3), Lane.INDEX, moment());
                PendingVector steady = two.start(runner, text(i % 3), Lane.INDEX, minute());
                if (i % 2 == 0) {
                  fickle.cancel();
                }
                assertArrayEquals(vector(text(i % 3)), steady.await());
              }
              return true;
            });
    assertEquals(Collections.nCopies(6, true), whole);
    two.close();
  }

  private static Deadline moment() {
    return Deadline.in(Duration.ofMillis(100));
  }

  private PendingVector start(int number) {
    return scheduler.start(runner, text(number), Lane.INDEX, minute());
  }

  private static void timeout(PendingVector pending) {
    EncoderException e = assertThrows(EncoderException.class, pending::await);
    assertEquals(Kind.TIMEOUT, e.kind());
  }
}
