// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The embedding of a text that could not be started.
 *
 * @param failure why
 */
record FailedEmbedding(RuntimeException failure) implements PendingEmbedding {
  @Override
  public boolean isDone() {
    return true;
  }

  @Override
  public Embedding await() {
    throw failure;
  }

  @Override
  public void cancel() {}
}
