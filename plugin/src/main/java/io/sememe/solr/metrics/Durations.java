// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.solr.metrics.MetricSuppliers.NoOpMetric;

/** How long something took, as one of Solr's timers, and all of it together. Thread-safe. */
final class Durations {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Timer timer;
  private final LongAdder nanos = new LongAdder();

  Durations(Timer timer) {
    this.timer = timer;
  }

  /** Adds one, unless the node's metrics are switched off: a sum would grow without its count. */
  void add(long more) {
    if (timer instanceof NoOpMetric) {
      return;
    }
    nanos.add(more);
    timer.update(more, TimeUnit.NANOSECONDS);
  }

  long count() {
    return timer.getCount();
  }

  double seconds() {
    return seconds((double) nanos.sum());
  }

  /** Returns the latest ones, those of the last minutes above all. */
  Snapshot latest() {
    return timer.getSnapshot();
  }

  static double seconds(double nanos) {
    return nanos / NANOS_PER_SECOND;
  }
}
