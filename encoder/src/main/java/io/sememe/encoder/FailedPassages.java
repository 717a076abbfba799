// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * Passages that could not be started.
 *
 * @param failure why
 */
record FailedPassages(RuntimeException failure) implements PendingPassages {
  @Override
  public boolean isDone() {
    return true;
  }

  @Override
  public List<Embedding> await() {
    throw failure;
  }

  @Override
  public void cancel() {}
}
