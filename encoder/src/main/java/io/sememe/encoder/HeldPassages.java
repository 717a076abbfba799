// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * The embeddings of passages, and the model that makes them: it stays until they are there or given
 * up. Thread-safe.
 */
record HeldPassages(ModelUse use, PendingPassages pending) implements PendingPassages {
  @Override
  public boolean isDone() {
    return pending.isDone();
  }

  @Override
  public List<Embedding> await() {
    try {
      return pending.await();
    } finally {
      use.close();
    }
  }

  @Override
  public void cancel() {
    pending.cancel();
    use.close();
  }
}
