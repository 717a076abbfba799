// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * A model in memory, what its load cost, and how many calls use it: one that another has taken the
 * place of is closed when the last of them has ended. Thread-safe.
 */
final class LoadedModel implements AutoCloseable {
  private final OpenModel open;
  private final Duration took;
  private final LongSupplier nativeBytes;
  private final Runnable afterClose;

  // Held while the model is closed; uses end meanwhile.
  private final Object closing = new Object();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  // Guarded by this.
  private int uses;
  private boolean replaced;

  /**
   * Takes a model over, which it closes.
   *
   * @param took how long the load took, warm-up included
   * @param nativeBytes what the model takes outside the Java heap now, 0 when that is not known
   * @param afterClose called once, when the memory is free
   */
  LoadedModel(OpenModel open, Duration took, LongSupplier nativeBytes, Runnable afterClose) {
    this.open = open;
    this.took = took;
    this.nativeBytes = nativeBytes;
    this.afterClose = afterClose;
  }

  OpenModel open() {
    return open;
  }

  Duration took() {
    return took;
  }

  long nativeBytes() {
    return nativeBytes.getAsLong();
  }

  /** Returns whether it cannot be used any more. */
  boolean isBroken() {
    return open.calls().broken() != null;
  }

  /** Begins a use; returns false when another model has taken its place. */
  synchronized boolean acquire() {
    if (replaced) {
      return false;
    }
    uses++;
    return true;
  }

  /** Ends a use. */
  void release() {
    closeIf(endUse());
  }

  /** Lets no more uses begin, and closes the model when those that have begun are over. */
  void replaced() {
    closeIf(endUses());
  }

  private synchronized boolean endUse() {
    uses--;
    return replaced && uses == 0;
  }

  private synchronized boolean endUses() {
    replaced = true;
    return uses == 0;
  }

  private void closeIf(boolean unused) {
    if (unused) {
      close();
    }
  }

  /**
   * Closes the model after the runs that are inside; what uses it is refused from now on. Returns
   * when the memory is free, also where another thread is closing it.
   */
  @Override
  public void close() {
    synchronized (closing) {
      if (!closed.isDone()) {
        free();
      }
    }
  }

  private void free() {
    try {
      open.close();
    } finally {
      afterClose.run();
      closed.complete(null);
    }
  }

  /** Does something when the model has been closed, or now if it is. */
  void whenClosed(Runnable action) {
    CompletableFuture<Void> unused = closed.thenRun(action);
  }
}
