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

import io.sememe.encoder.testing.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which texts share a run. */
class RunPolicyTest {
  private final Scheduler scheduler = new Scheduler(1, 1_000_000);
  private final FakeRunner joining = joining();
  private final List<PendingVector> pending = new ArrayList<>();

  private static FakeRunner joining() {
    return new FakeRunner(RunPolicy.EQUAL_LENGTHS, ids -> {});
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void alone_admits_nobody() {
    assertFalse(RunPolicy.ALONE.admits(1, 1, 1));
  }

  @Test
  void equal_lengths_admits_up_to_512_tokens() {
    assertTrue(RunPolicy.EQUAL_LENGTHS.admits(1, 256, 256));
    assertFalse(RunPolicy.EQUAL_LENGTHS.admits(2, 256, 256));
    assertFalse(RunPolicy.EQUAL_LENGTHS.admits(1, 257, 257));
    assertTrue(RunPolicy.EQUAL_LENGTHS.admits(50, 10, 10));
    assertFalse(RunPolicy.EQUAL_LENGTHS.admits(51, 10, 10));
    assertFalse(RunPolicy.EQUAL_LENGTHS.admits(1, 10, 9));
    assertFalse(RunPolicy.EQUAL_LENGTHS.admits(1, 600, 600));
  }

  @Test
  void waiting_texts_of_equal_length_share_a_run() {
    whileBlocked(
        () -> {
          start(joining, 1, 200);
          start(joining, 2, 100);
          start(joining, 3, 200);
          start(joining, 4, 200);
          start(joining, 5, 100);
        });
    assertEquals(List.of(List.of(1L, 3L), List.of(2L, 5L), List.of(4L)), joining.runs());
  }

  @Test
  void a_run_holds_512_tokens_and_no_more() {
    whileBlocked(
        () -> {
          for (int i = 0; i < 12; i++) {
            start(joining, i, 100);
          }
        });
    assertEquals(List.of(5, 5, 2), joining.runs().stream().map(List::size).toList());
  }

  @Test
  void texts_of_a_model_that_runs_them_alone_never_share_a_run() {
    FakeRunner alone = new FakeRunner();
    whileBlocked(
        () -> {
          for (int i = 0; i < 5; i++) {
            start(alone, i, 10);
          }
        });
    assertEquals(5, alone.runs().size());
  }

  @Test
  void texts_of_different_models_never_share_a_run() {
    FakeRunner other = joining();
    whileBlocked(
        () -> {
          start(joining, 1, 10);
          start(other, 2, 10);
          start(joining, 3, 10);
        });
    assertEquals(List.of(List.of(1L, 3L)), joining.runs());
    assertEquals(List.of(List.of(2L)), other.runs());
  }

  @Test
  void texts_of_different_lanes_never_share_a_run() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    start(joining, 1, 10);
    pending.add(scheduler.start(joining, text(2, 10), Lane.SEARCH, minute()));
    blocker.release();
    pending.forEach(PendingVector::await);
    assertEquals(List.of(List.of(2L), List.of(1L)), joining.runs());
  }

  @Test
  void a_receiver_that_runs_its_own_text_takes_others_along() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    start(joining, 1, 10);
    start(joining, 2, 10);
    start(joining, 3, 10);
    scheduler.close();
    blocker.release();
    pending.get(1).await();
    assertTrue(pending.stream().allMatch(PendingVector::isDone));
    assertEquals(List.of(List.of(2L, 1L, 3L)), joining.runs());
  }

  @Test
  void a_text_that_fails_takes_no_neighbour_with_it() {
    FakeRunner failing =
        new FakeRunner(
            RunPolicy.EQUAL_LENGTHS,
            ids -> {
              if (ids[0] == 2) {
                throw new IllegalStateException("broken");
              }
            });
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    start(failing, 1, 10);
    start(failing, 2, 10);
    start(failing, 3, 10);
    blocker.release();
    assertArrayEquals(vector(text(1, 10)), pending.get(0).await());
    assertThrows(IllegalStateException.class, pending.get(1)::await);
    assertArrayEquals(vector(text(3, 10)), pending.get(2).await());
  }

  @Test
  void many_joined_texts_each_get_their_own_vector() {
    long seed = 5;
    Random random = new Random(seed);
    List<long[]> texts = new ArrayList<>();
    whileBlocked(
        () -> {
          for (int i = 0; i < 500; i++) {
            long[] ids = text(i, 1 + random.nextInt(20));
            texts.add(ids);
            pending.add(scheduler.start(joining, ids, Lane.INDEX, minute()));
          }
        });
    for (int i = 0; i < 500; i++) {
      assertArrayEquals(vector(texts.get(i)), pending.get(i).await(), "seed " + seed);
    }
    assertEquals(500, joining.begun().size());
    assertTrue(joining.runs().size() < 100, joining.runs().size() + " runs, seed " + seed);
  }

  private void start(FakeRunner runner, int number, int tokens) {
    pending.add(scheduler.start(runner, text(number, tokens), Lane.INDEX, minute()));
  }

  // Helpers, not receivers, take what was started: in the order of the queue.
  private void whileBlocked(Runnable starts) {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    starts.run();
    blocker.release();
    Threads.await("all are done", () -> pending.stream().allMatch(PendingVector::isDone));
  }
}
