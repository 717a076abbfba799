// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a document gets for all of its targets. All of it or nothing: where a part cannot be had,
 * the others are given up, so that they do not hold their models.
 *
 * @param maker makes it for one target
 */
record TargetVectors(VectorMaker maker) {
  /** Starts to make it. */
  List<PendingVectors> start(StartedDocument document, Deadline deadline) {
    List<PendingVectors> started = new ArrayList<>();
    try {
      for (Target target : document.targets().targets()) {
        started.add(start(document, target, deadline));
      }
      return started;
    } catch (RuntimeException e) {
      started.forEach(PendingVectors::cancel);
      throw e;
    }
  }

  private PendingVectors start(StartedDocument document, Target target, Deadline deadline) {
    return maker.start(
        document.command().getPrintableId(),
        document.text(),
        document.stored(),
        target,
        document.update(),
        deadline);
  }

  /** Waits for it. */
  static List<DocumentVectors> await(List<PendingVectors> started) {
    List<DocumentVectors> all = new ArrayList<>();
    Deque<PendingVectors> left = new ArrayDeque<>(started);
    try {
      while (!left.isEmpty()) {
        all.add(left.element().await());
        left.remove();
      }
      return all;
    } finally {
      // One that could not be had may have more parts on their way.
      left.forEach(PendingVectors::cancel);
    }
  }
}
