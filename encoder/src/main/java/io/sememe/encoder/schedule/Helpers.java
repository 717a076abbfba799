// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Our own threads, and how many of them are at work or on their way. They are daemons, made when
 * needed and gone after half a minute without work, unless the place has none but these. Guarded by
 * the scheduler's lock, but for {@link #close()}.
 */
final class Helpers {
  private static final long IDLE_SECONDS = 30;

  private final int most;
  private final Runnable help;
  private final ThreadPoolExecutor threads;
  private int called;
  private int arriving;
  private boolean absent;

  /**
   * Creates helpers without a thread.
   *
   * @param place where they run; there are at most as many as runs
   * @param help what each does when it is called, from {@link #arrive()} to {@link #leave()}
   */
  Helpers(Place place, Runnable help) {
    this.most = place.runs();
    this.help = help;
    this.threads =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new NamedThreads("sememe-" + place.name(), priority(place)));
    threads.allowCoreThreadTimeOut(!place.ownThreads());
  }

  // On a CPU, searches by words go first where the JVM is told to tell the system priorities.
  private static int priority(Place place) {
    return place.ownThreads() ? Thread.NORM_PRIORITY : Thread.MIN_PRIORITY;
  }

  /**
   * Calls one more, unless enough are on their way or all are at work.
   *
   * @param runs how many runs could begin now
   * @return false when one is needed and none can come: closed, or no thread to be had
   */
  boolean call(int runs) {
    if (runs <= arriving || called == most) {
      return true;
    }
    try {
      threads.execute(help);
      called++;
      arriving++;
      absent = false;
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      absent = true;
    }
    return !absent;
  }

  void arrive() {
    arriving--;
  }

  void leave() {
    called--;
  }

  /** Returns whether none could come when one was called. */
  boolean areAbsent() {
    return absent;
  }

  /** Lets no more come; those at work or on their way go on until nothing waits. */
  void close() {
    threads.shutdown();
  }
}
