// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it, for one core, that the collection's job is worked on by exactly one core of the
 * cluster. Thread-safe.
 */
final class Keeper {
  private final JobStore store;
  private final Owner me;
  private final OwnerWatch watch;
  private final Function<Job, Stint> stints;
  private final Executor workers;
  private @Nullable Stint stint;

  /**
   * Does nothing before the first {@link #tick}.
   *
   * @param store the collection's job
   * @param me this core
   * @param watch tells when others are gone
   * @param stints makes the work on a job that this core has taken
   * @param workers runs it
   */
  Keeper(
      JobStore store, Owner me, OwnerWatch watch, Function<Job, Stint> stints, Executor workers) {
    this.store = store;
    this.me = me;
    this.watch = watch;
    this.stints = stints;
    this.workers = workers;
  }

  /** Renews this core's hold on the job, or takes the job when nobody works on it. */
  synchronized void tick() {
    if (stint != null && !stint.isOver()) {
      stint.renew();
      return;
    }
    Job job = store.find();
    if (job != null && job.state().isWork() && watch.isFree(job)) {
      take(job);
    }
  }

  /** Asks the work to stop before its next batch; does not wait. */
  synchronized void stop() {
    if (stint != null) {
      stint.stop();
    }
  }

  // The beat tells whether anything happened since this core looked.
  private void take(Job free) {
    Job taken =
        store.put(
            now ->
                now != null && isSame(now, free) && now.state().isWork() ? now.ownedBy(me) : now);
    if (taken != null && taken.isWorkOf(me)) {
      Stint next = stints.apply(taken);
      stint = next;
      workers.execute(next);
    }
  }

  private static boolean isSame(Job job, Job other) {
    return job.plan().id().equals(other.plan().id()) && job.beat() == other.beat();
  }
}
