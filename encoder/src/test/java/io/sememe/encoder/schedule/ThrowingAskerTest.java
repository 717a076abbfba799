// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import static io.sememe.encoder.schedule.FakeRunner.minute;
import static io.sememe.encoder.schedule.FakeRunner.text;
import static io.sememe.encoder.schedule.FakeRunner.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.testing.Threads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Askers must throw nothing; where memory ends they do, and nobody may hang for it. */
@Timeout(60)
class ThrowingAskerTest {
  private final OutOfMemoryError full = new OutOfMemoryError("as if the heap were full");
  private final Scheduler scheduler = new Scheduler(1, 1_000_000);
  private final FakeRunner runner = new FakeRunner();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void who_cannot_be_told_that_a_text_begins_gets_the_error_and_the_next_text_runs() {
    PendingVector failed = startBehindAnother(new Throwing(full, true));
    assertSame(full, assertThrows(OutOfMemoryError.class, failed::await));
    assertTheNextTextRuns();
  }

  @Test
  void who_cannot_be_told_that_a_text_ran_has_its_vector_and_the_next_text_runs() {
    assertArrayEquals(vector(text(1)), startBehindAnother(new Throwing(full, false)).await());
    assertTheNextTextRuns();
  }

  /** A text that a helper runs. */
  private PendingVector startBehindAnother(Asker asker) {
    Blocker blocker = Blocker.in(scheduler, Lane.INDEX);
    PendingVector pending = scheduler.start(runner, text(1), asker, minute());
    blocker.release();
    Threads.await("an outcome", pending::isDone);
    return pending;
  }

  private void assertTheNextTextRuns() {
    PendingVector next = scheduler.start(runner, text(2), Lane.SEARCH, minute());
    assertArrayEquals(vector(text(2)), next.await());
    assertArrayEquals(
        vector(text(1)), scheduler.run(runner, text(1), Lane.SEARCH, minute()), "the same again");
  }

  /**
   * Throws when it is told.
   *
   * @param full what it throws
   * @param early that a text begins, or else that it has run
   */
  private record Throwing(OutOfMemoryError full, boolean early) implements Asker {
    @Override
    public Lane lane() {
      return Lane.SEARCH;
    }

    @Override
    public void waited(long nanos) {
      if (early) {
        throw full;
      }
    }

    @Override
    public void ran(int texts, long tokens, long nanos) {
      throw full;
    }
  }
}
