// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs texts: as many runs at the same time as there are slots, one per caller, whoever runs them;
 * in the order of {@link Lane}; a text that is already on its way is not run twice. Within a lane
 * the order is not promised. Thread-safe; no lock is held during a run.
 *
 * <p>What keeps everything moving: while a slot is free and a text waits, a helper is on its way,
 * or none can come and all callers that wait have been woken to help themselves.
 */
public final class Scheduler implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled when the index lane, after it was full, takes texts again. */
  private final Condition room = lock.newCondition();

  private final Map<QueuedText, QueuedText> inFlight = new HashMap<>();
  private final Lanes lanes = new Lanes();
  private final Helpers helpers;
  private final int maxQueuedTokens;
  private int freeSlots;

  /**
   * Creates a scheduler.
   *
   * @param callers how many runs there are at the same time, at least 1
   * @param maxQueuedTokens how many tokens may wait in each lane, at least 1; the text that reaches
   *     the bound may go beyond it
   */
  public Scheduler(int callers, int maxQueuedTokens) {
    this.freeSlots = callers;
    this.maxQueuedTokens = maxQueuedTokens;
    this.helpers = new Helpers(callers, this::help);
  }

  /**
   * Puts a text into the queue of its lane, for helpers to take. Waits only where the index lane is
   * full: until it has room, or until a slot is free, in which the caller then runs its text.
   *
   * @param runner what encodes it
   * @param ids its tokens; must not change any more
   * @param lane for whom
   * @param deadline it is not begun after it
   * @throws EncoderException TIMEOUT when the deadline passed or the thread was interrupted;
   *     OVERLOADED when the search lane is full
   */
  public PendingVector start(Runner runner, long[] ids, Lane lane, Deadline deadline) {
    return start(new QueuedText(runner, ids, lane, deadline), deadline, false);
  }

  /**
   * Starts and awaits a text: where a slot is free, it runs in the calling thread, and no other has
   * a part in it.
   *
   * @throws EncoderException as {@link #start} and {@link PendingVector#await()} do
   */
  public float[] run(Runner runner, long[] ids, Lane lane, Deadline deadline) {
    return start(new QueuedText(runner, ids, lane, deadline), deadline, true).await();
  }

  /**
   * Ends the helpers as soon as nothing waits. Callers may go on: each then runs its own texts, as
   * many at the same time as before.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      helpers.close();
    } finally {
      lock.unlock();
    }
  }

  private PendingVector start(QueuedText text, Deadline deadline, boolean here) {
    PendingVector pending = new PendingVector(this, text, deadline);
    Run run = admit(pending, here);
    if (run != null) {
      execute(run);
    }
    return pending;
  }

  float[] await(PendingVector pending) {
    Run run = claimOrWait(pending);
    if (run != null) {
      execute(run);
    }
    lock.lock();
    try {
      return pending.outcome();
    } finally {
      lock.unlock();
    }
  }

  boolean isSettled(PendingVector pending) {
    lock.lock();
    try {
      return pending.isSettled();
    } finally {
      lock.unlock();
    }
  }

  /** Takes a receiver from its text, unless the text has begun. */
  void giveUp(PendingVector pending, EncoderException why) {
    lock.lock();
    try {
      QueuedText text = pending.text();
      if (!pending.isSettled() && text.isWaiting()) {
        pending.giveUp(why);
        if (text.removeReceiver()) {
          leaveQueue(text);
        }
        text.wake();
      }
    } finally {
      lock.unlock();
    }
  }

  // Returns what the caller is to run, or null when its text is in the queue or had been before.
  private @Nullable Run admit(PendingVector pending, boolean here) {
    QueuedText text = pending.text();
    lock.lock();
    try {
      QueuedText known = inFlight.get(text);
      while (known == null) {
        Waiting.requireTime(pending.deadline());
        boolean full = lanes.of(text.lane()).tokens() >= maxQueuedTokens;
        if ((here || full) && mayBegin(text.lane())) {
          inFlight.put(text, text);
          return begin(text);
        }
        if (!full) {
          enqueue(text);
          return null;
        }
        holdBack(text.lane(), pending.deadline());
        known = inFlight.get(text);
      }
      join(pending, known);
      return null;
    } finally {
      tellOfRoom();
      lock.unlock();
    }
  }

  private void enqueue(QueuedText text) {
    inFlight.put(text, text);
    lanes.of(text.lane()).add(text);
    callHelper();
  }

  private void join(PendingVector pending, QueuedText known) {
    Lane lane = pending.text().lane();
    pending.join(known);
    if (known.isWaiting() && lane == Lane.SEARCH) {
      lanes.promote(known);
    }
  }

  private void holdBack(Lane lane, Deadline deadline) {
    if (lane == Lane.SEARCH) {
      throw new EncoderException(
          Kind.OVERLOADED,
          lanes.of(lane).tokens()
              + " tokens are waiting to be encoded, the limit is "
              + maxQueuedTokens
              + "; try again later");
    }
    Waiting.on(room, deadline);
  }

  // Returns what the caller is to run, or null when the outcome is known.
  private @Nullable Run claimOrWait(PendingVector pending) {
    lock.lock();
    try {
      while (!pending.isSettled()) {
        QueuedText text = pending.text();
        if (!text.isWaiting()) {
          // Not interruptible: a run lasts milliseconds, and its vector is as good as here.
          text.changed(lock).awaitUninterruptibly();
        } else if (mayBegin(text.lane()) && !pending.deadline().expired()) {
          return begin(text);
        } else {
          awaitTurn(pending);
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void awaitTurn(PendingVector pending) {
    try {
      Waiting.on(pending.text().changed(lock), pending.deadline());
    } catch (EncoderException e) {
      giveUp(pending, e);
    }
  }

  private boolean mayBegin(Lane lane) {
    return freeSlots > 0 && (helpers.areAbsent() || lanes.isTurnOf(lane));
  }

  private Run begin(QueuedText first) {
    freeSlots--;
    lanes.countRun(first.lane());
    Run run = new Run(lanes.of(first.lane()).takeWith(first));
    run.texts().forEach(QueuedText::begin);
    tellOfRoom();
    return run;
  }

  private void end(Run run) {
    freeSlots++;
    for (QueuedText text : run.texts()) {
      inFlight.remove(text);
      text.end();
    }
  }

  private void execute(Run run) {
    try {
      run.execute();
    } finally {
      lock.lock();
      try {
        end(run);
        callHelper();
      } finally {
        lock.unlock();
      }
    }
  }

  private void callHelper() {
    if (!helpers.call(Math.min(freeSlots, lanes.size()))) {
      lanes.wakeAll();
      room.signalAll();
    }
  }

  // What a helper does from its call until nothing is left to do.
  private void help() {
    Run run = nextAfter(null);
    while (run != null) {
      run.execute();
      run = nextAfter(run);
    }
  }

  // Under one lock: nobody gets in between the end of a run and the next, however many ask.
  private @Nullable Run nextAfter(@Nullable Run ended) {
    lock.lock();
    try {
      if (ended == null) {
        helpers.arrive();
      } else {
        end(ended);
      }
      Run run = next();
      if (run == null) {
        helpers.leave();
      }
      return run;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Run next() {
    QueuedText text = freeSlots > 0 ? lanes.next() : null;
    while (text != null && text.isExpired()) {
      leaveQueue(text);
      text.fail(Waiting.timeout());
      text.end();
      text = lanes.next();
    }
    return text == null ? null : begin(text);
  }

  private void leaveQueue(QueuedText text) {
    inFlight.remove(text);
    lanes.of(text.lane()).remove(text);
    tellOfRoom();
  }

  // One at a time: whoever is told and leaves room tells the next.
  private void tellOfRoom() {
    if (lanes.of(Lane.INDEX).tokens() < maxQueuedTokens) {
      room.signal();
    }
  }
}
