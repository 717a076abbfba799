// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static io.sememe.encoder.schedule.FakeRunner.minute;
import static io.sememe.encoder.schedule.FakeRunner.text;
import static io.sememe.encoder.schedule.FakeRunner.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits is bounded in tokens, each lane for itself. */
class QueueBoundTest {
  private static final int BOUND = 100;

  private final Scheduler scheduler = new Scheduler(1, BOUND);
  private final FakeRunner runner = new FakeRunner();
  private final List<PendingVector> queued = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void a_search_is_refused_while_too_many_tokens_wait_in_its_lane() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    fill(Lane.SEARCH);
    EncoderException e = overloaded();
    assertEquals(
        "120 tokens are waiting to be encoded, the limit is 100; try again later", e.getMessage());
    queued.get(0).cancel();
    scheduler.start(runner, text(50, 40), Lane.SEARCH, minute());
    overloaded();
    blocker.release();
    queued.subList(1, 3).forEach(PendingVector::await);
    assertEquals(4, scheduler.run(runner, text(51), Lane.SEARCH, minute()).length);
  }

  @Test
  void a_search_that_joins_its_equal_needs_no_room() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    fill(Lane.SEARCH);
    PendingVector joined = scheduler.start(runner, text(2, 40), Lane.SEARCH, minute());
    blocker.release();
    assertArrayEquals(vector(text(2, 40)), joined.await());
  }

  @Test
  void searches_do_not_wait_for_room_in_the_index_lane_nor_the_other_way_round() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    fill(Lane.INDEX);
    PendingVector search = scheduler.start(runner, text(50), Lane.SEARCH, minute());
    fill(Lane.SEARCH);
    overloaded();
    blocker.release();
    search.await();
    queued.forEach(PendingVector::await);
  }

  @Test
  void one_text_beyond_the_bound_still_runs() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector large = scheduler.start(runner, text(1, 3 * BOUND), Lane.SEARCH, minute());
    blocker.release();
    assertEquals(3 * BOUND, large.await().length);
  }

  @Test
  void indexing_is_held_back_until_there_is_room() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    fill(Lane.INDEX);
    FutureTask<PendingVector> heldBack = new FutureTask<>(() -> start(50, minute()));
    Thread starter = Threads.newThread(heldBack);
    starter.start();
    Threads.awaitWaiting(starter);
    queued.get(0).cancel();
    PendingVector started = Threads.result(heldBack);
    assertFalse(started.isDone());
    blocker.release();
    assertEquals(4, started.await().length);
  }

  @Test
  void those_held_back_are_let_in_as_long_as_there_is_room() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    fill(Lane.INDEX);
    AtomicInteger number = new AtomicInteger(50);
    List<FutureTask<PendingVector>> heldBack = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      FutureTask<PendingVector> task =
          new FutureTask<>(() -> start(number.incrementAndGet(), minute()));
      heldBack.add(task);
      Thread thread = Threads.newThread(task);
      thread.start();
      Threads.awaitWaiting(thread);
    }
    queued.get(0).cancel();
    List<PendingVector> started = heldBack.stream().map(Threads::result).toList();
    blocker.release();
    started.forEach(pending -> assertEquals(4, pending.await().length));
  }

  @Test
  void indexing_that_is_held_back_beyond_its_deadline_is_a_timeout() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    fill(Lane.INDEX);
    EncoderException e =
        assertThrows(EncoderException.class, () -> start(50, Deadline.in(Duration.ofMillis(20))));
    assertEquals(Kind.TIMEOUT, e.kind());
    blocker.release();
    queued.forEach(PendingVector::await);
    assertFalse(runner.begun().contains(50L));
  }

  // Nobody else would make room.
  @Test
  void without_helpers_whoever_is_held_back_runs_its_own_text() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    scheduler.close();
    fill(Lane.INDEX);
    FutureTask<PendingVector> heldBack = new FutureTask<>(() -> start(50, minute()));
    Thread starter = Threads.newThread(heldBack);
    starter.start();
    Threads.awaitWaiting(starter);
    blocker.release();
    assertTrue(Threads.result(heldBack).isDone());
    assertEquals(List.of(50L), runner.begun());
    queued.forEach(PendingVector::await);
  }

  @Test
  void a_stream_far_beyond_the_bound_is_held_to_it_and_ends() {
    FakeRunner slow = new FakeRunner(ids -> Threads.pause());
    Scheduler two = new Scheduler(2, BOUND);
    AtomicInteger number = new AtomicInteger();
    Threads.all(
        4,
        () -> {
          List<PendingVector> mine = new ArrayList<>();
          for (int i = 0; i < 100; i++) {
            mine.add(two.start(slow, text(number.incrementAndGet(), 10), Lane.INDEX, minute()));
            long waiting = mine.stream().filter(pending -> !pending.isDone()).count();
            assertTrue(waiting <= BOUND / 10 + 4, waiting + " on their way");
          }
          mine.forEach(PendingVector::await);
          return true;
        });
    two.close();
    assertEquals(400, slow.begun().size());
  }

  // Three texts of 40 tokens, the last of them beyond the bound.
  private void fill(Lane lane) {
    for (int i = 1; i <= 3; i++) {
      int number = lane == Lane.SEARCH ? i : 10 + i;
      queued.add(scheduler.start(runner, text(number, 40), lane, minute()));
    }
  }

  private PendingVector start(int number, Deadline deadline) {
    return scheduler.start(runner, text(number), Lane.INDEX, deadline);
  }

  private EncoderException overloaded() {
    EncoderException e =
        assertThrows(
            EncoderException.class, () -> scheduler.run(runner, text(99), Lane.SEARCH, minute()));
    assertEquals(Kind.OVERLOADED, e.kind());
    return e;
  }
}
