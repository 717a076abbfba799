// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * The right to work on one job, for as long as the collection says so. Thread-safe.
 *
 * @param store where the collection says it
 * @param me who works
 * @param jobId on what
 */
record Ownership(JobStore store, Owner me, String jobId) {

  /** Changes the job if it is still to be worked on by this owner; returns whether it is. */
  boolean change(UnaryOperator<Job> change) {
    AtomicBoolean mine = new AtomicBoolean();
    store.put(
        job -> {
          mine.set(job != null && isMine(job));
          return job != null && mine.get() ? change.apply(job) : job;
        });
    return mine.get();
  }

  /** Lets whoever is first go on with it. */
  void release() {
    store.put(job -> job != null && isNamedIn(job) ? job.ownedBy(null) : job);
  }

  private boolean isMine(Job job) {
    return isNamedIn(job) && job.state().isWork();
  }

  private boolean isNamedIn(Job job) {
    return job.plan().id().equals(jobId) && me.equals(job.owner());
  }
}
