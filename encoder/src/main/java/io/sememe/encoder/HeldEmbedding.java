// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The embedding of a text, and the model that makes it: it stays until it is there or given up.
 * Thread-safe.
 */
record HeldEmbedding(ModelUse use, PendingEmbedding pending) implements PendingEmbedding {
  @Override
  public boolean isDone() {
    return pending.isDone();
  }

  @Override
  public Embedding await() {
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
