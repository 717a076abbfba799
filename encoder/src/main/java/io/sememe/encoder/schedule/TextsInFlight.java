// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All texts between their arrival and their vector, and the slots, under the scheduler's one lock.
 *
 * <p>What keeps everything moving: while a slot is free and a text waits, a helper is on its way,
 * or none can come and all callers that wait have been woken to help themselves.
 */
final class TextsInFlight {
  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled when the index lane, after it was full, takes texts again. */
  private final Condition room = lock.newCondition();

  private final Map<QueuedText, QueuedText> byTokens = new HashMap<>();
  private final Lanes lanes = new Lanes();
  private final Helpers helpers;
  private final Place place;
  private final Slots slots;

  TextsInFlight(Place place, Helpers helpers) {
    this.place = place;
    this.slots = new Slots(place);
    this.helpers = helpers;
  }

  /** Returns how much waits. */
  QueueDepth depth() {
    return locked(() -> lanes.depth(place));
  }

  /** Returns whether the outcome for a receiver is known. */
  boolean isSettled(PendingVector pending) {
    return locked(pending::isSettled);
  }

  /** Returns or throws the outcome for a receiver, after it is known. */
  float[] outcome(PendingVector pending) {
    return locked(pending::outcome);
  }

  private <T> T locked(Supplier<T> call) {
    lock.lock();
    try {
      return call.get();
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

  /**
   * Lets a text in: joined to its equal, into the queue of its lane, or at once into a slot.
   *
   * @param here whether the caller would rather run it than let it wait
   * @return what the caller is to run, or null
   */
  @Nullable Run admit(PendingVector pending, boolean here) {
    QueuedText text = pending.text();
    lock.lock();
    try {
      QueuedText known = byTokens.get(text);
      while (known == null) {
        Waiting.requireTime(pending.deadline());
        boolean full = lanes.of(text.lane()).tokens() >= place.maxQueuedTokens();
        if ((here || full) && mayBegin(text.lane())) {
          byTokens.put(text, text);
          return begin(text);
        }
        if (!full) {
          enqueue(text);
          return null;
        }
        text.startWaiting();
        holdBack(text.lane(), pending.deadline());
        known = byTokens.get(text);
      }
      join(pending, known);
      return null;
    } finally {
      tellOfRoom();
      lock.unlock();
    }
  }

  private void enqueue(QueuedText text) {
    text.startWaiting();
    byTokens.put(text, text);
    lanes.of(text.lane()).add(text);
    callHelper();
  }

  private void join(PendingVector pending, QueuedText known) {
    Lane lane = pending.text().lane();
    pending.join(known);
    if (known.isWaiting() && lane != known.lane() && lane == Lane.SEARCH) {
      lanes.promote(known);
    }
  }

  private void holdBack(Lane lane, Deadline deadline) {
    if (lane == Lane.SEARCH) {
      throw Waiting.overloaded(lanes.depth(place));
    }
    Waiting.on(room, deadline);
  }

  /** Returns what a receiver is to run, or null when the outcome of its text is known. */
  @Nullable Run claimOrWait(PendingVector pending) {
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
    Lane lane = pending.text().lane();
    slots.arrive(lane);
    try {
      Waiting.on(pending.text().changed(lock), pending.deadline());
    } catch (EncoderException e) {
      giveUp(pending, e);
    } finally {
      slots.leave(lane);
    }
  }

  // Whether a caller may; helpers take what comes next.
  private boolean mayBegin(Lane lane) {
    boolean turn = !place.ownThreads() && lanes.isTurnOf(lane);
    return slots.open() > 0 && (helpers.areAbsent() || turn);
  }

  private Run begin(QueuedText first) {
    Run run = new Run(lanes.of(first.lane()).takeWith(first));
    slots.take();
    lanes.countRun(first.lane());
    run.texts().forEach(QueuedText::begin);
    tellOfRoom();
    return run;
  }

  private void free(Run run) {
    slots.giveBack();
    for (QueuedText text : run.texts()) {
      byTokens.remove(text);
      text.end();
    }
  }

  /** Ends a run of a caller, who goes on with something else. */
  void end(Run run) {
    lock.lock();
    try {
      free(run);
      callHelper();
    } finally {
      lock.unlock();
    }
  }

  private void callHelper() {
    if (!helpers.call(Math.min(slots.open(), lanes.size()))) {
      lanes.wakeAll();
      room.signalAll();
    }
  }

  /**
   * Ends a run of a helper and begins its next one. Under one hold of the lock, so that nobody gets
   * in between, however many ask.
   *
   * @param ended what it has run, or null when it comes
   * @return what it runs next, or null when it goes
   */
  @Nullable Run nextAfter(@Nullable Run ended) {
    Run run = null;
    lock.lock();
    try {
      if (ended == null) {
        helpers.arrive();
      } else {
        free(ended);
      }
      run = next();
      if (run != null) {
        // The slot that a crowd kept free may be open again.
        callHelper();
      }
      return run;
    } finally {
      if (run == null) {
        helpers.leave();
      }
      lock.unlock();
    }
  }

  private @Nullable Run next() {
    QueuedText text = slots.open() > 0 ? lanes.next() : null;
    while (text != null && text.isExpired()) {
      leaveQueue(text);
      text.fail(Waiting.timeout());
      text.end();
      text = lanes.next();
    }
    return text == null ? null : begin(text);
  }

  private void leaveQueue(QueuedText text) {
    byTokens.remove(text);
    lanes.of(text.lane()).remove(text);
    tellOfRoom();
  }

  // One at a time: whoever is told and leaves room tells the next.
  private void tellOfRoom() {
    if (lanes.of(Lane.INDEX).tokens() < place.maxQueuedTokens()) {
      room.signal();
    }
  }
}
