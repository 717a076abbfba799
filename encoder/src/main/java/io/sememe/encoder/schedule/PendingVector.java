// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The vector of one text that is on its way to one receiver. Several may wait for the same text;
 * what one of them gives up is not taken from the others. Thread-safe.
 */
public final class PendingVector {
  private final Scheduler scheduler;
  private final Deadline deadline;
  private final Asker asker;

  // Guarded by the scheduler's lock.
  private QueuedText text;
  private @Nullable EncoderException givenUp;
  private float @Nullable [] vector;

  // Guarded by this.
  private boolean told;

  PendingVector(Scheduler scheduler, QueuedText text, Deadline deadline) {
    this.scheduler = scheduler;
    this.text = text;
    this.deadline = deadline;
    this.asker = text.asker();
  }

  /** Returns whether {@link #await()} returns or throws at once. */
  public boolean isDone() {
    return scheduler.isSettled(this);
  }

  /**
   * Returns the vector, each time the same array, owned by the receiver. A text that nobody has
   * begun runs in the calling thread as soon as a slot is free; one that has begun is waited for,
   * beyond the deadline if need be.
   *
   * @throws EncoderException TIMEOUT when the deadline passed or the thread was interrupted before
   *     the text had begun, or when it was cancelled; or what the runner threw; always the same one
   */
  public float[] await() {
    return scheduler.await(this);
  }

  /** Gives the vector up: unless the text has begun or another receiver wants it, it never runs. */
  public void cancel() {
    isToBeTold();
    scheduler.giveUp(this, new EncoderException(Kind.TIMEOUT, "the text was given up"));
  }

  /** Tells who asked that there is no vector; once, and not if it was given up. */
  void tell(Throwable why) {
    if (isToBeTold()) {
      asker.refused(why instanceof EncoderException e ? e.kind() : Kind.INTERNAL);
    }
  }

  private synchronized boolean isToBeTold() {
    boolean first = !told;
    told = true;
    return first;
  }

  Deadline deadline() {
    return deadline;
  }

  QueuedText text() {
    return text;
  }

  /** Waits for a text that is on its way already instead of its own. */
  void join(QueuedText known) {
    known.addReceiver(deadline);
    text = known;
  }

  /** Notes why this receiver no longer waits. */
  void giveUp(EncoderException why) {
    givenUp = why;
  }

  /** Returns whether the outcome for this receiver is known. */
  boolean isSettled() {
    return givenUp != null || text.hasEnded();
  }

  /** Returns or throws the outcome. */
  float[] outcome() {
    if (givenUp != null) {
      throw givenUp;
    }
    if (vector == null) {
      vector = text.vector();
    }
    return vector;
  }
}
