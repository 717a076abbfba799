// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import java.io.IOException;
import java.time.Duration;

/**
 * What a piece of work took. Processor time tells the cost also on a machine that others use at the
 * same time; only the clock tells what idle cores cost.
 *
 * @param nanos by the clock
 * @param cpuNanos processor time of the process that did it, all threads
 */
record Cost(long nanos, long cpuNanos) {

  /** Work that is timed by whoever does it. */
  interface Work {

    /** Returns the nanoseconds it took. */
    long run() throws IOException;
  }

  /** Does the work in another process. */
  static Cost of(ProcessHandle process, Work work) throws IOException {
    long before = cpuNanos(process);
    long nanos = work.run();
    return new Cost(nanos, cpuNanos(process) - before);
  }

  private static long cpuNanos(ProcessHandle process) throws IOException {
    return process
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .orElseThrow(() -> new IOException("this system does not tell the processor time"));
  }
}
