// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time in which only others work. */
public final class Pause {

  private Pause() {}

  /**
   * Waits.
   *
   * @throws NodeException when interrupted
   */
  public static void of(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while others worked", e);
    }
  }
}
