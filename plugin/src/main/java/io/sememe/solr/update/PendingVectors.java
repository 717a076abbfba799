// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.function.Supplier;

/** The vectors of one document in one space, on their way. */
interface PendingVectors {

  /** Returns whether {@link #await} returns or throws at once. */
  boolean isDone();

  /**
   * Returns what the document gets. When it throws, {@link #cancel} gives up what is left: what has
   * neither been waited for nor been given up holds its model in memory.
   *
   * @throws io.sememe.encoder.EncoderException when it has no vectors
   */
  DocumentVectors await();

  /** Gives it up: what has not begun is not encoded. */
  void cancel();

  /** Returns vectors that need no encoding. */
  static PendingVectors of(DocumentVectors vectors) {
    return new KnownVectors(() -> vectors);
  }

  /** Returns vectors that cannot be had: awaiting them throws why. */
  static PendingVectors failed(RuntimeException why) {
    return new KnownVectors(
        () -> {
          throw why;
        });
  }

  /**
   * What needs no waiting.
   *
   * @param outcome returns or throws it
   */
  record KnownVectors(Supplier<DocumentVectors> outcome) implements PendingVectors {
    @Override
    public boolean isDone() {
      return true;
    }

    @Override
    public DocumentVectors await() {
      return outcome.get();
    }

    @Override
    public void cancel() {}
  }
}
