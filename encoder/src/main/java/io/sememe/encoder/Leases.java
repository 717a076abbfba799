// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * Counts the calls that are inside native code, so that closing never meets one. Thread-safe.
 *
 * <p>A call takes a lease, does its work and returns it; {@link #drain()} refuses new leases and
 * waits for the ones that are out.
 */
final class Leases {
  private int held;
  private boolean draining;

  /** Takes a lease; returns false when no more are given out. */
  synchronized boolean acquire() {
    if (draining) {
      return false;
    }
    held++;
    return true;
  }

  synchronized void release() {
    held--;
    notifyAll();
  }

  /**
   * Refuses new leases and returns when none is held. Not interruptible: what follows frees native
   * memory. An interrupt is handed on.
   */
  synchronized void drain() {
    draining = true;
    boolean interrupted = false;
    while (held > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
