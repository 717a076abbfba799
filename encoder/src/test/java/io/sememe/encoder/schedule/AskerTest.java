// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static io.sememe.encoder.schedule.FakeRunner.minute;
import static io.sememe.encoder.schedule.FakeRunner.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What who asked is told, case by case. */
class AskerTest {
  private final Scheduler scheduler = new Scheduler(1, 20);
  private final CountingAsker asker = new CountingAsker(Lane.SEARCH);
  private final FakeRunner runner = new FakeRunner();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void a_text_that_runs_at_once_has_not_waited() {
    scheduler.run(runner, text(1, 7), asker, minute());
    assertEquals(1, asker.askedTexts());
    assertEquals(1, asker.begunTexts());
    assertEquals(0, asker.waitedNanos());
    assertEquals(1, asker.ranTexts());
    assertEquals(7, asker.ranTokens());
    assertEquals(Map.of(), asker.refusals());
  }

  @Test
  void a_text_that_finds_no_slot_has_waited() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector pending = scheduler.start(runner, text(1), asker, minute());
    blocker.release();
    pending.await();
    assertEquals(1, asker.begunTexts());
    assertTrue(asker.waitedNanos() > 0, "no time has passed");
  }

  @Test
  void a_text_that_two_want_is_asked_twice_and_runs_once() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    CountingAsker other = new CountingAsker(Lane.SEARCH);
    PendingVector first = scheduler.start(runner, text(1), asker, minute());
    PendingVector second = scheduler.start(runner, text(1), other, minute());
    blocker.release();
    first.await();
    second.await();
    assertEquals(List.of(1L, 1L), List.of(asker.askedTexts(), other.askedTexts()));
    assertEquals(List.of(1L, 0L), List.of(asker.ranTexts(), other.ranTexts()));
  }

  @Test
  void texts_of_two_who_ran_together_are_told_to_each() {
    FakeRunner joining = new FakeRunner(RunPolicy.EQUAL_LENGTHS, ids -> {});
    CountingAsker other = new CountingAsker(Lane.SEARCH);
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    List<PendingVector> pending =
        List.of(
            scheduler.start(joining, text(1), asker, minute()),
            scheduler.start(joining, text(2), other, minute()),
            scheduler.start(joining, text(3), asker, minute()));
    blocker.release();
    pending.forEach(PendingVector::await);
    assertEquals(1, joining.runs().size());
    assertEquals(List.of(1L, 2L, 8L), List.of(asker.runs(), asker.ranTexts(), asker.ranTokens()));
    assertEquals(List.of(1L, 1L, 4L), List.of(other.runs(), other.ranTexts(), other.ranTokens()));
  }

  @Test
  void a_full_queue_is_a_refusal() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector filling = scheduler.start(runner, text(1, 20), asker, minute());
    assertThrows(EncoderException.class, () -> scheduler.start(runner, text(2), asker, minute()));
    assertEquals(Map.of(Kind.OVERLOADED, 1L), asker.refusals());
    assertEquals(new QueueDepth("encode", 20, 0, 20), scheduler.depth());
    blocker.release();
    filling.await();
    assertEquals(new QueueDepth("encode", 0, 0, 20), scheduler.depth());
  }

  @Test
  void a_deadline_that_passes_is_told_once_however_often_the_text_is_awaited() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector late = scheduler.start(runner, text(1), asker, Deadline.in(Duration.ofMillis(1)));
    assertThrows(EncoderException.class, late::await);
    assertThrows(EncoderException.class, late::await);
    assertEquals(Map.of(Kind.TIMEOUT, 1L), asker.refusals());
    blocker.release();
    assertEquals(0, asker.begunTexts());
  }

  @Test
  void what_is_given_up_is_no_refusal() {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector pending = scheduler.start(runner, text(1), asker, minute());
    pending.cancel();
    assertThrows(EncoderException.class, pending::await);
    blocker.release();
    assertEquals(1, asker.askedTexts());
    assertEquals(Map.of(), asker.refusals());
  }

  @Test
  void a_run_that_throws_is_a_refusal_of_its_kind_and_no_run() {
    FakeRunner failing =
        new FakeRunner(
            ids -> {
              throw new EncoderException(Kind.UNLOADED, "gone");
            });
    FakeRunner broken =
        new FakeRunner(
            ids -> {
              throw new IllegalStateException("a bug");
            });
    assertThrows(EncoderException.class, () -> scheduler.run(failing, text(1), asker, minute()));
    assertThrows(
        IllegalStateException.class, () -> scheduler.run(broken, text(1), asker, minute()));
    assertEquals(Map.of(Kind.UNLOADED, 1L, Kind.INTERNAL, 1L), asker.refusals());
    assertEquals(2, asker.begunTexts());
    assertEquals(0, asker.ranTexts());
  }
}
