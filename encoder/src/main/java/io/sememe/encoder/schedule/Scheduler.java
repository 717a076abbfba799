// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.Deadline;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Runs the texts of requests: one text per run, as many runs at the same time as there are callers,
 * in the order of {@link Lane}. Thread-safe.
 */
public final class Scheduler implements AutoCloseable {
  private static final long IDLE_SECONDS = 30;

  private final int callers;
  private final Slots slots;
  private final ExecutorService helpers;

  /** Creates a scheduler for as many concurrent runs as {@code callers}, at least 1. */
  public Scheduler(int callers) {
    this.callers = callers;
    this.slots = new Slots(callers);
    this.helpers = newHelpers(callers);
  }

  /**
   * Does work for each of {@code count} texts and returns when all is done. The calling thread
   * works too, so a request always moves on, however busy the helpers are.
   *
   * @param count how many texts
   * @param lane for whom
   * @param deadline no text is begun after it
   * @param work called once for each number below {@code count}, in any order, in several threads
   * @throws io.sememe.encoder.EncoderException TIMEOUT when the deadline passed; or what {@code
   *     work} threw first. What was not begun by then is dropped.
   */
  public void forEach(int count, Lane lane, Deadline deadline, IntConsumer work) {
    SharedWork shared = new SharedWork(count, index -> inSlot(lane, deadline, work, index));
    int helping = Math.min(callers, count) - 1;
    for (int i = 0; i < helping; i++) {
      shared.inviteHelper(helpers);
    }
    shared.workUntilDone();
  }

  @Override
  public void close() {
    helpers.shutdown();
  }

  private void inSlot(Lane lane, Deadline deadline, IntConsumer work, int index) {
    slots.acquire(lane, deadline);
    try {
      work.accept(index);
    } finally {
      slots.release();
    }
  }

  private static ExecutorService newHelpers(int callers) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            callers,
            callers,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new NamedThreads("sememe-encode"),
            // After closing nobody helps; the caller does its work alone.
            new ThreadPoolExecutor.DiscardPolicy());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
