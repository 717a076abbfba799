// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.util.List;

/**
 * How far a job is.
 *
 * @param total documents in the collection, nested ones aside
 * @param done of these, with the vector wanted
 * @param failed of these, tried in vain
 * @param failedIds the first few of those that failed
 * @param lastFailure why the last one failed; empty when none did or nothing was said
 * @param perSecond documents per second since the node that works took over
 */
record Progress(
    long total,
    long done,
    long failed,
    List<String> failedIds,
    String lastFailure,
    double perSecond) {
  static final Progress NONE = new Progress(0, 0, 0, List.of(), "", 0);

  /** Copies the list. */
  Progress {
    failedIds = List.copyOf(failedIds);
  }

  /** Returns how many documents are still to be tried. */
  long remaining() {
    return Math.max(0, total - done - failed);
  }

  /** Returns the seconds left at this pace; -1 when there is none yet. */
  long secondsLeft() {
    return perSecond > 0 ? (long) Math.ceil(remaining() / perSecond) : -1;
  }
}
