// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The vectors of tokens, and the model that makes them: it stays until they are there or given up.
 * Thread-safe.
 */
record HeldTokenVectors(ModelUse use, PendingTokenVectors pending) implements PendingTokenVectors {
  @Override
  public boolean isDone() {
    return pending.isDone();
  }

  @Override
  public TokenVectors await() {
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
