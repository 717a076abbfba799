// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models of a place that others have taken the place of, as long as a call uses them.
 * Thread-safe.
 */
final class ReplacedModels implements AutoCloseable {
  private final Set<LoadedModel> inUse = ConcurrentHashMap.newKeySet();

  /** Keeps a model until it is closed. */
  void add(LoadedModel model) {
    inUse.add(model);
    model.whenClosed(() -> inUse.remove(model));
  }

  /** Closes those that are left, whoever uses them. */
  @Override
  public void close() {
    inUse.forEach(LoadedModel::close);
  }
}
