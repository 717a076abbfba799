// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.time.Duration;
import java.time.Instant;

/** The clock of this machine. */
enum SystemTiming implements Timing {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long epochMillis() {
    return Instant.now().toEpochMilli();
  }

  @Override
  public void pause(Duration time, StopSignal stop) throws InterruptedException {
    stop.await(time);
  }
}
