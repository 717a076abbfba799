// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Work in turns with rest. Thread-safe.
 *
 * @param timing the clock
 * @param stop ends the rest, and the work before its next turn
 */
record Pacing(Timing timing, StopSignal stop) {

  /** Works, then rests for so long that the work takes a share of the time. */
  void work(double load, Runnable turn) {
    stop.check();
    long start = timing.nanos();
    turn.run();
    rest(restAfter(Duration.ofNanos(timing.nanos() - start), load));
  }

  /**
   * Waits.
   *
   * @throws CancellationException when asked to stop
   */
  void rest(Duration time) {
    stop.check();
    try {
      timing.pause(time, stop);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.request();
    }
    stop.check();
  }

  /**
   * Returns the rest that belongs to some work.
   *
   * @param work how long it took
   * @param load its share of the time, more than 0 and at most 1
   */
  static Duration restAfter(Duration work, double load) {
    return Duration.ofNanos((long) (work.toNanos() * (1 - load) / load));
  }
}
