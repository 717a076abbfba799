// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.util.ArrayList;
import java.util.List;

/** Counts a stint's documents. Thread-safe: one thread works, another one reports. */
final class Tally {
  private static final int FEW = 5;

  private final Timing timing;
  private final long start;
  private long total;
  private long done;
  private long encoded;
  private long failed;
  private final List<String> failedIds = new ArrayList<>();
  private String lastFailure = "";

  /** Goes on from what a stint before counted. */
  Tally(Timing timing, Progress before) {
    this.timing = timing;
    this.start = timing.nanos();
    this.total = before.total();
    this.done = before.done();
    this.failed = before.failed();
    this.failedIds.addAll(before.failedIds());
    this.lastFailure = before.lastFailure();
  }

  /** Starts a pass: what failed before is tried again. */
  synchronized void startPass(long all, long todo) {
    total = Math.max(all, todo);
    done = total - todo;
    failed = 0;
    failedIds.clear();
  }

  synchronized void encoded(int documents) {
    done += documents;
    encoded += documents;
  }

  synchronized void failed(String id, String why) {
    failed++;
    lastFailure = why;
    if (failedIds.size() < FEW) {
      failedIds.add(id);
    }
  }

  /** Ends the work with documents that are left over, tried in vain. */
  synchronized void leftOver(long documents, List<String> ids) {
    failed = documents;
    done = total - failed;
    failedIds.clear();
    ids.stream().limit(FEW).forEach(failedIds::add);
  }

  synchronized Progress progress() {
    double seconds = (timing.nanos() - start) / 1e9;
    double perSecond = seconds > 0 ? encoded / seconds : 0;
    return new Progress(total, done, failed, failedIds, lastFailure, perSecond);
  }
}
