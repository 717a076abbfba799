// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.space.CollectionSpaces;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can do to a collection's job. Each throws 409 when the job is in no state
 * for it; none waits for the node that works. Thread-safe.
 *
 * @param store the job
 * @param spaces the collection's memory of its spaces
 * @param timing the clock
 */
record Verbs(JobStore store, CollectionSpaces spaces, Timing timing) {

  /** Starts a job, which the next node that looks takes. */
  Job start(JobPlan plan) {
    return put(
        job -> {
          if (job != null && job.state().isActive()) {
            throw conflict("there is a " + job + " on this collection; cancel it first");
          }
          return Job.start(plan, timing.epochMillis());
        });
  }

  /** Stops the work until {@link #resume}. */
  Job pause() {
    return change("pause", state -> state == JobState.RUNNING, job -> job.in(JobState.PAUSED));
  }

  /**
   * Goes on with a job that was paused or has failed.
   *
   * @param load the share of time in which it works from now on; null as before
   * @param tolerate how many documents may fail from now on; null as before
   */
  Job resume(@Nullable Double load, @Nullable Integer tolerate) {
    return change(
        "resume",
        state -> state == JobState.PAUSED || state == JobState.FAILED,
        job -> job.resumed(with(job.plan(), load, tolerate)));
  }

  /**
   * Gives a job up; vectors that it made stay where they are. A job that is cancelled can be
   * cancelled again: so ends what the node that did it could not finish.
   */
  Job cancel() {
    Job cancelled =
        change(
            "cancel",
            state -> state != JobState.SWITCHING && state != JobState.DONE,
            job -> job.endedIn(JobState.CANCELLED, "", timing.epochMillis()));
    new Target(spaces, cancelled.plan()).abandon();
    return cancelled;
  }

  private Job change(String verb, Predicate<JobState> possible, UnaryOperator<Job> change) {
    return put(
        job -> {
          if (job == null) {
            throw conflict("there is no job to " + verb + " on this collection");
          }
          if (!possible.test(job.state())) {
            throw conflict("cannot " + verb + " the " + job);
          }
          return change.apply(job);
        });
  }

  private Job put(JobStore.JobChange change) {
    return Objects.requireNonNull(store.put(change));
  }

  private static JobPlan with(JobPlan plan, @Nullable Double load, @Nullable Integer tolerate) {
    return plan.with(
        load == null ? plan.load() : load, tolerate == null ? plan.tolerate() : tolerate);
  }

  private static SolrException conflict(String why) {
    return new SolrException(ErrorCode.CONFLICT, why);
  }
}
