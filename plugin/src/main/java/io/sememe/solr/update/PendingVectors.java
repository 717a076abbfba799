// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

/** The vectors of one document in one space, on their way. */
interface PendingVectors {

  /** Returns whether {@link #await} returns or throws at once. */
  boolean isDone();

  /**
   * Returns what the document gets.
   *
   * @throws io.sememe.encoder.EncoderException when it has no vectors
   */
  DocumentVectors await();

  /** Gives it up: what has not begun is not encoded. */
  void cancel();

  /** Returns vectors that need no encoding. */
  static PendingVectors of(DocumentVectors vectors) {
    return new PendingVectors() {
      @Override
      public boolean isDone() {
        return true;
      }

      @Override
      public DocumentVectors await() {
        return vectors;
      }

      @Override
      public void cancel() {}
    };
  }

  /** Returns vectors that cannot be had: awaiting them throws why. */
  static PendingVectors failed(RuntimeException why) {
    return new PendingVectors() {
      @Override
      public boolean isDone() {
        return true;
      }

      @Override
      public DocumentVectors await() {
        throw why;
      }

      @Override
      public void cancel() {}
    };
  }
}
