// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to compute: as many at the same time as there are slots, the search lane before the
 * index lane. Searches that never end do not stop indexing: after a number of them in a row a
 * waiting passage goes first. Within a lane the order is not promised. Thread-safe.
 */
final class Slots {
  /**
   * However many searches come, indexing goes on: this many of them take about as long as one
   * passage.
   */
  private static final int SEARCHES_BEFORE_INDEX = 32;

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue search = new Queue(lock.newCondition());
  private final Queue index = new Queue(lock.newCondition());
  private int available;
  private int searchesInARow;

  Slots(int count) {
    available = count;
  }

  /**
   * Takes a slot, waiting for one until the deadline.
   *
   * @throws EncoderException TIMEOUT when none came free in time or the thread was interrupted
   */
  void acquire(Lane lane, Deadline deadline) {
    Queue queue = lane == Lane.SEARCH ? search : index;
    lock.lock();
    try {
      queue.waiting++;
      while (available == 0 || lane != nextLane()) {
        await(queue.free, deadline);
      }
      requireTime(deadline);
      available--;
      searchesInARow = lane == Lane.SEARCH ? searchesInARow + 1 : 0;
    } finally {
      queue.waiting--;
      signalNext();
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      available++;
      signalNext();
    } finally {
      lock.unlock();
    }
  }

  private Lane nextLane() {
    boolean indexMustGo = index.waiting > 0 && searchesInARow >= SEARCHES_BEFORE_INDEX;
    return search.waiting > 0 && !indexMustGo ? Lane.SEARCH : Lane.INDEX;
  }

  private void signalNext() {
    if (available > 0) {
      (nextLane() == Lane.SEARCH ? search : index).free.signal();
    }
  }

  // Spurious wake-ups are the caller's loop's to notice.
  @SuppressWarnings("WaitNotInLoop")
  private static void await(Condition condition, Deadline deadline) {
    try {
      condition.awaitNanos(requireTime(deadline));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EncoderException(Kind.TIMEOUT, "interrupted while waiting to encode", e);
    }
  }

  private static long requireTime(Deadline deadline) {
    long remaining = deadline.remainingNanos();
    if (remaining <= 0) {
      throw new EncoderException(
          Kind.TIMEOUT, "no core came free to encode before the deadline; try again later");
    }
    return remaining;
  }

  /** The callers of one lane that wait for a slot; guarded by the lock. */
  private static final class Queue {
    private final Condition free;
    private int waiting;

    private Queue(Condition free) {
      this.free = free;
    }
  }
}
