// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import io.sememe.integration.node.NodeException;
import java.util.function.BooleanSupplier;

/** How many documents are acknowledged and which may be sent. Safe for use by several threads. */
final class Pace {

  private int acknowledged;
  private int limit;

  /** Documents are numbered from 0; those up to the limit may be sent. */
  Pace(int limit) {
    this.limit = limit;
  }

  /** Waits until a document may be sent. */
  synchronized void awaitTurn(int document) {
    await(() -> document <= limit);
  }

  /** Moves the limit. */
  synchronized void allow(int newLimit) {
    limit = newLimit;
    notifyAll();
  }

  synchronized void acknowledge(int documents) {
    acknowledged += documents;
    notifyAll();
  }

  /** Waits until so many documents are acknowledged. */
  synchronized void awaitAcknowledged(int documents) {
    await(() -> acknowledged >= documents);
  }

  private synchronized void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NodeException("interrupted while waiting for documents", e);
      }
    }
  }
}
