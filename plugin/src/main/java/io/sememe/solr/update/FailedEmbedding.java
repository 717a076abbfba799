// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PendingEmbedding;

/**
 * The embedding of a text that could not even be started.
 *
 * @param failure why
 */
record FailedEmbedding(EncoderException failure) implements PendingEmbedding {

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
