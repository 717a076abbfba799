// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one request, taken one by one by whoever has time. A helper that comes late finds
 * nothing left and goes; the request never waits for a helper that has not begun.
 */
final class SharedWork {
  private final int count;
  private final IntConsumer work;
  private int next;
  private int running;
  private @Nullable RuntimeException failure;
  private @Nullable Error error;

  SharedWork(int count, IntConsumer work) {
    this.count = count;
    this.work = work;
  }

  /** Asks for one more thread; it comes when it can, perhaps never. */
  void inviteHelper(Executor helpers) {
    helpers.execute(this::work);
  }

  /** Works along, waits for the helpers that have begun, and throws what failed first. */
  void workUntilDone() {
    work();
    awaitRunning();
    synchronized (this) {
      if (error != null) {
        throw error;
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  private void work() {
    for (int index = take(); index >= 0; index = take()) {
      try {
        work.accept(index);
      } catch (RuntimeException e) {
        fail(e, null);
      } catch (Error e) {
        fail(null, e);
      } finally {
        done();
      }
    }
  }

  private synchronized int take() {
    if (next == count || failure != null || error != null) {
      return -1;
    }
    running++;
    return next++;
  }

  private synchronized void done() {
    running--;
    notifyAll();
  }

  private synchronized void fail(@Nullable RuntimeException exception, @Nullable Error thrown) {
    if (failure == null && error == null) {
      failure = exception;
      error = thrown;
    }
  }

  // Not interruptible: helpers write the results, so nobody may leave before them. A run lasts
  // milliseconds, and the interrupt is handed on.
  private synchronized void awaitRunning() {
    boolean interrupted = false;
    while (running > 0) {
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
