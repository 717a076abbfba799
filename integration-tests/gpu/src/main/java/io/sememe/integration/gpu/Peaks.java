// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The most memory that was seen in use for a while, in MiB. Used by one thread. */
final class Peaks {

  private final Map<Long, Long> byProcess = new TreeMap<>();
  private OptionalLong total = OptionalLong.empty();

  private Peaks() {}

  /** Looks again and again, at least once. */
  static Peaks over(NvidiaSmi smi, Duration time, long sampleMillis) {
    Peaks peaks = new Peaks();
    long end = System.nanoTime() + time.toNanos();
    do {
      peaks.sample(smi);
    } while (System.nanoTime() < end && slept(sampleMillis));
    return peaks;
  }

  private void sample(NvidiaSmi smi) {
    smi.usedByProcess().forEach((pid, mib) -> byProcess.merge(pid, mib, Math::max));
    smi.used()
        .ifPresent(mib -> total = OptionalLong.of(Math.max(mib, total.orElse(Long.MIN_VALUE))));
  }

  private static boolean slept(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Of one process; empty when it was not seen. */
  OptionalLong of(long pid) {
    Long mib = byProcess.get(pid);
    return mib == null ? OptionalLong.empty() : OptionalLong.of(mib);
  }

  /** Of all processes together. */
  OptionalLong total() {
    return total;
  }
}
