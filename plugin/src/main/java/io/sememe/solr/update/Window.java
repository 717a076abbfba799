// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a request that have been started and not been sent on, in the order in which
 * they came. Not thread-safe.
 */
final class Window {
  /**
   * Work for the other cores while this request's thread is in Lucene, at a replica or at its
   * client: about half a second of encoding on one core, longer than indexing a document takes, and
   * enough for one document per core on any machine in sight. More would only hold more memory.
   */
  static final int DOCUMENTS = 64;

  /** Long documents fill a window by their size: 8 MB, twenty texts of the greatest length. */
  static final long CHARACTERS = 4_000_000;

  private final Queue<StartedDocument> documents = new ArrayDeque<>();
  private long characters;

  void addAll(List<StartedDocument> started) {
    documents.addAll(started);
    started.forEach(document -> characters += document.text().length());
  }

  /** Returns whether the head must be sent on, and be waited for, before another one is started. */
  boolean isFull() {
    return documents.size() >= DOCUMENTS || characters >= CHARACTERS;
  }

  /** Returns whether there is a head that can be sent on without waiting for it. */
  boolean isHeadDone() {
    StartedDocument head = documents.peek();
    return head != null && head.isDone();
  }

  /** Takes the oldest document out; null when there is none. */
  @Nullable StartedDocument poll() {
    StartedDocument head = documents.poll();
    if (head != null) {
      characters -= head.text().length();
    }
    return head;
  }

  /** Drops all documents: those that have not begun are not encoded. */
  void cancel() {
    documents.forEach(StartedDocument::cancel);
    documents.clear();
    characters = 0;
  }
}
