// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the thread that works to stop before its next batch. Thread-safe. */
final class StopSignal {
  private final CountDownLatch requested = new CountDownLatch(1);

  /** Asks to stop; does not wait. */
  void request() {
    requested.countDown();
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /**
   * Makes sure that the work may go on.
   *
   * @throws CancellationException when it was asked to stop
   */
  void check() {
    if (isRequested()) {
      throw new CancellationException("the job was asked to stop here");
    }
  }

  /** Waits; returns early when asked to stop. */
  @SuppressWarnings("ReturnValueIgnored") // The caller checks.
  void await(Duration time) throws InterruptedException {
    requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
