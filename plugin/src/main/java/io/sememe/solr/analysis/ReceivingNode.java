// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import java.io.IOException;

/**
 * Marks a thread while it analyses what a client sent to this node, once for all replicas. What
 * analyzers give to models in other threads, each replica gives to them again. Thread-safe.
 */
final class ReceivingNode {
  private static final ThreadLocal<Boolean> ANALYSING = ThreadLocal.withInitial(() -> false);

  private ReceivingNode() {}

  /** What is done meanwhile. */
  @FunctionalInterface
  interface Analysis<T> {
    T run() throws IOException;
  }

  /** Returns what an analysis returns that the thread is marked for. */
  static <T> T analysing(Analysis<T> analysis) throws IOException {
    ANALYSING.set(true);
    try {
      return analysis.run();
    } finally {
      ANALYSING.remove();
    }
  }

  /** Returns whether the thread is marked. */
  static boolean isAnalysing() {
    return ANALYSING.get();
  }
}
