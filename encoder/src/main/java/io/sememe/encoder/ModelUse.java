// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.concurrent.atomic.AtomicBoolean;

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

  @Override
  public void close() {
    if (ended.compareAndSet(false, true)) {
      model.release();
    }
  }
}
