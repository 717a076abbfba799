// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * One model for all of one call: where another takes its place meanwhile, this one stays until the
 * call has ended. Unloading does not wait for it. Thread-safe; ending it again does nothing.
 */
final class ModelUse implements AutoCloseable {
  private final LoadedModel model;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Takes over a use that has been begun. */
  ModelUse(LoadedModel model) {
    this.model = model;
  }

  OpenModel open() {
    return model.open();
  }

  /** Starts what ends the use; when it cannot be started, whatever is thrown, the use has ended. */
  <T> T start(Function<OpenModel, T> start) {
    try {
      return start.apply(open());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (ended.compareAndSet(false, true)) {
      model.release();
    }
  }
}
