// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs texts: as many runs at the same time as there are slots, one per caller, whoever runs them,
 * where the place lets callers; in the order of {@link Lane}; a text that is already on its way is
 * not run twice. Within a lane the order is not promised. Thread-safe; no lock is held during a
 * run.
 */
public final class Scheduler implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  private final Helpers helpers;
  private final TextsInFlight texts;

  /**
   * Creates a scheduler.
   *
   * @param callers how many runs there are at the same time, at least 1
   * @param maxQueuedTokens how many tokens may wait in each lane, at least 1; the text that reaches
   *     the bound may go beyond it
   */
  public Scheduler(int callers, int maxQueuedTokens) {
    this(Place.ofCpu(callers, maxQueuedTokens));
  }

  /** Creates a scheduler of a place. */
  Scheduler(Place place) {
    this.helpers = new Helpers(place, this::help);
    this.texts = new TextsInFlight(place, helpers);
  }

  /**
   * Puts a text into the queue of its lane, for helpers to take. Waits only where the index lane is
   * full: until it has room, or until a slot is free, in which the caller then runs its text.
   *
   * @param runner what encodes it
   * @param ids its tokens; must not change any more
   * @param asker for whom
   * @param deadline it is not begun after it
   * @throws EncoderException TIMEOUT when the deadline passed or the thread was interrupted;
   *     OVERLOADED when the search lane is full
   */
  public PendingVector start(Runner runner, long[] ids, Asker asker, Deadline deadline) {
    return start(new QueuedText(runner, ids, asker, deadline), deadline, false);
  }

  /**
   * Starts and awaits a text: where a slot is free, it runs in the calling thread, and no other has
   * a part in it.
   *
   * @throws EncoderException as {@link #start} and {@link PendingVector#await()} do
   */
  public float[] run(Runner runner, long[] ids, Asker asker, Deadline deadline) {
    return start(new QueuedText(runner, ids, asker, deadline), deadline, true).await();
  }

  /**
   * Ends the helpers as soon as nothing waits. Callers may go on: each then runs its own texts, as
   * many at the same time as before.
   */
  @Override
  public void close() {
    helpers.close();
  }

  /** Returns how much waits now. */
  QueueDepth depth() {
    return texts.depth();
  }

  boolean isSettled(PendingVector pending) {
    return texts.isSettled(pending);
  }

  void giveUp(PendingVector pending, EncoderException why) {
    texts.giveUp(pending, why);
  }

  private PendingVector start(QueuedText text, Deadline deadline, boolean here) {
    PendingVector pending = new PendingVector(this, text, deadline);
    text.asker().asked();
    Run run = admit(pending, here);
    if (run != null) {
      execute(run);
    }
    return pending;
  }

  private @Nullable Run admit(PendingVector pending, boolean here) {
    try {
      return texts.admit(pending, here);
    } catch (EncoderException e) {
      pending.tell(e);
      throw e;
    }
  }

  float[] await(PendingVector pending) {
    Run run = texts.claimOrWait(pending);
    if (run != null) {
      execute(run);
    }
    try {
      return texts.outcome(pending);
    } catch (RuntimeException | Error e) {
      pending.tell(e);
      throw e;
    }
  }

  private void execute(Run run) {
    try {
      run.execute();
    } finally {
      texts.end(run);
    }
  }

  // What a helper does from its call until nothing is left to do.
  private void help() {
    Run run = texts.nextAfter(null);
    while (run != null) {
      executeAndGoOn(run);
      run = texts.nextAfter(run);
    }
  }

  // A helper that went without a word would keep its slot.
  private static void executeAndGoOn(Run run) {
    try {
      run.execute();
    } catch (RuntimeException | Error e) {
      log.error("Texts were run, and who asked for them could not be told", e);
    }
  }
}
