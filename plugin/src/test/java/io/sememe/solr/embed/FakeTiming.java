// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes on only when somebody waits. */
final class FakeTiming implements Timing {
  final List<Duration> pauses = new ArrayList<>();
  private Duration now = Duration.ofDays(20_000);

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public long nanos() {
    return now.toNanos();
  }

  @Override
  public long epochMillis() {
    return now.toMillis();
  }

  @Override
  public void pause(Duration time, StopSignal stop) {
    if (!stop.isRequested()) {
      pauses.add(time);
      pass(time);
    }
  }
}
