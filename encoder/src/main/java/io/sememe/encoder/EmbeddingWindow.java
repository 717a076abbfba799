// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.IntFunction;

/**
 * Encodes many texts in order, started a window ahead: far enough that no core runs dry behind one
 * long text, and no further, so that memory does not grow with the list.
 */
final class EmbeddingWindow {
  /** The longest text takes as long as about this many short ones. */
  private static final int TEXTS_PER_CALLER = 32;

  private final int size;

  EmbeddingWindow(int callers) {
    this.size = callers * TEXTS_PER_CALLER;
  }

  /** Returns how many texts are on their way at most. */
  int size() {
    return size;
  }

  /**
   * Starts and awaits.
   *
   * @param count how many texts
   * @param start starts the text of a number below {@code count}; called in order
   * @return the embeddings in order
   * @throws RuntimeException the failure of the first text that fails; those after it that have not
   *     begun are dropped
   */
  List<Embedding> embed(int count, IntFunction<PendingEmbedding> start) {
    List<Embedding> embeddings = new ArrayList<>(count);
    Queue<PendingEmbedding> started = new ArrayDeque<>();
    try {
      for (int next = 0; embeddings.size() < count; ) {
        while (next < count && started.size() < size) {
          started.add(start.apply(next++));
        }
        embeddings.add(started.remove().await());
      }
      return embeddings;
    } finally {
      started.forEach(PendingEmbedding::cancel);
    }
  }
}
