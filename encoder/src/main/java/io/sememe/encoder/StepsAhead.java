// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A long work in steps, finished in order and started some ahead: far enough that no core runs dry,
 * and no further, so that memory does not grow with the work.
 *
 * <p>One thread at a time begins and finishes; looking and cancelling are thread-safe.
 */
final class StepsAhead {
  private final int ahead;
  private final Iterator<Supplier<Step>> steps;

  // Guarded by this.
  private final Deque<Step> started = new ArrayDeque<>();
  private boolean allStarted;
  private boolean dropped;

  /**
   * Creates a work of which nothing is started.
   *
   * @param ahead how many steps are on their way at most, at least 1
   * @param steps what starts each step
   */
  StepsAhead(int ahead, Iterator<Supplier<Step>> steps) {
    this.ahead = ahead;
    this.steps = steps;
  }

  /** Starts as many steps as may be on their way. */
  void begin() {
    while (mayStart()) {
      add(steps.next().get());
    }
  }

  private boolean mayStart() {
    boolean more = steps.hasNext();
    synchronized (this) {
      allStarted = !more;
      return more && !dropped && started.size() < ahead;
    }
  }

  private synchronized void add(Step step) {
    if (dropped) {
      step.cancel();
    } else {
      started.add(step);
    }
  }

  /**
   * Finishes all steps in order.
   *
   * @throws EncoderException TIMEOUT when the work was given up
   * @throws RuntimeException the failure of the first step that fails; the rest is dropped
   */
  void finish() {
    try {
      begin();
      for (Step step = first(); step != null; step = first()) {
        finish(step);
        begin();
      }
    } catch (RuntimeException | Error e) {
      drop();
      throw e;
    }
    requireWanted();
  }

  private void finish(Step step) {
    try {
      step.finish();
    } finally {
      remove(step);
    }
  }

  private synchronized @Nullable Step first() {
    return started.peekFirst();
  }

  private synchronized void remove(Step step) {
    started.remove(step);
  }

  private synchronized void requireWanted() {
    if (dropped) {
      throw new EncoderException(Kind.TIMEOUT, "the passages were given up");
    }
  }

  /** Returns whether no step is left to be started or waited for. */
  synchronized boolean isDone() {
    return dropped || (allStarted && started.stream().allMatch(Step::isDone));
  }

  /** Gives up what has not begun, and all that is not started. */
  synchronized void drop() {
    dropped = true;
    started.forEach(Step::cancel);
    started.clear();
  }
}
