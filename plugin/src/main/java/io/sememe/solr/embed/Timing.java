// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.time.Duration;

/** The clock that a job goes by. Thread-safe. */
interface Timing {

  /** Returns nanoseconds since a moment of no meaning. */
  long nanos();

  /** Returns milliseconds since 1970. */
  long epochMillis();

  /** Waits; returns early when the job is told to stop. */
  void pause(Duration time, StopSignal stop) throws InterruptedException;

  /** Returns the clock of this machine. */
  static Timing system() {
    return SystemTiming.INSTANCE;
  }
}
