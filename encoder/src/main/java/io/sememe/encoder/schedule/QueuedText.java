// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * One text between its arrival and its vector, and how many receivers want it. Equal to a text of
 * the same runner with the same tokens, so that texts find their like.
 *
 * <p>Guarded by the scheduler's lock, except that the outcome is written without it by the one
 * thread that runs the text; {@link #end()} publishes it.
 */
final class QueuedText {
  private enum State {
    WAITING,
    RUNNING,
    ENDED
  }

  private final Runner runner;
  private final long[] ids;
  private final Asker asker;
  private final int hash;
  private Lane lane;
  private long waitsSince;
  private boolean waits;
  private Deadline deadline;
  private State state = State.WAITING;
  private int receivers = 1;
  private boolean shared;
  private float @Nullable [] vector;
  private @Nullable Throwable failure;
  private @Nullable Condition changed;

  QueuedText(Runner runner, long[] ids, Asker asker, Deadline deadline) {
    this.runner = runner;
    this.ids = ids;
    this.asker = asker;
    this.hash = 31 * System.identityHashCode(runner) + Arrays.hashCode(ids);
    this.lane = asker.lane();
    this.deadline = deadline;
  }

  Runner runner() {
    return runner;
  }

  long[] ids() {
    return ids;
  }

  /** Returns who wanted it first. */
  Asker asker() {
    return asker;
  }

  int tokens() {
    return ids.length;
  }

  Lane lane() {
    return lane;
  }

  void moveTo(Lane other) {
    lane = other;
  }

  /** Returns whether the last of its receivers has no more use for it. */
  boolean isExpired() {
    return deadline.expired();
  }

  /** Returns whether nobody has begun it and somebody wants it. */
  boolean isWaiting() {
    return state == State.WAITING;
  }

  /** Notes that it cannot begin at once. */
  void startWaiting() {
    if (!waits) {
      waits = true;
      waitsSince = System.nanoTime();
    }
  }

  /** Returns how many nanoseconds it has waited at a time, 0 when it did not have to. */
  long waited(long nanoTime) {
    return waits ? Math.max(0, nanoTime - waitsSince) : 0;
  }

  boolean hasEnded() {
    return state == State.ENDED;
  }

  void addReceiver(Deadline until) {
    receivers++;
    shared = true;
    if (until.nanoTime() - deadline.nanoTime() > 0) {
      deadline = until;
    }
  }

  /** Takes a receiver away; returns whether nobody is left. */
  boolean removeReceiver() {
    receivers--;
    return receivers == 0;
  }

  void begin() {
    state = State.RUNNING;
  }

  /** Notes the vector; the thread that runs the text calls it, without the lock. */
  void succeed(float[] result) {
    vector = result;
  }

  /** Notes why there is no vector; as {@link #succeed}. */
  void fail(Throwable thrown) {
    failure = thrown;
  }

  /** As {@link #fail}, where there is no outcome yet. */
  void failUnlessKnown(Throwable thrown) {
    if (vector == null && failure == null) {
      failure = thrown;
    }
  }

  /** Publishes the outcome and wakes those who wait for it. */
  void end() {
    state = State.ENDED;
    wake();
  }

  /** Wakes those who wait, so that they look again. */
  void wake() {
    if (changed != null) {
      changed.signalAll();
    }
  }

  /** Returns the condition to wait on: most texts are never waited for and have none. */
  Condition changed(Lock lock) {
    if (changed == null) {
      changed = lock.newCondition();
    }
    return changed;
  }

  /**
   * Returns the vector of a text that has ended: each receiver's own.
   *
   * @throws RuntimeException what the runner threw
   */
  float[] vector() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (vector == null) {
      throw new IllegalStateException("a text has ended without an outcome");
    }
    return shared ? vector.clone() : vector;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof QueuedText text
            && hash == text.hash
            && runner == text.runner
            && Arrays.equals(ids, text.ids));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "text of " + ids.length + " tokens in lane " + lane + ": " + state;
  }
}
