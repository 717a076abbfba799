// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.Iterator;
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

  /** Closes those that are left, whoever uses them; throws what the first threw when all are. */
  @Override
  public void close() {
    close(inUse.iterator());
  }

  private static void close(Iterator<LoadedModel> left) {
    if (left.hasNext()) {
      // The one at hand after the others, whatever becomes of them.
      LoadedModel model = left.next();
      try (model) {
        close(left);
      }
    }
  }
}
