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
 * for it; none waits for the node that works. Each leaves what it has done as it is, because a
 * change is made again when the connection broke after ZooKeeper had taken it. Thread-safe.
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
          if (job != null && job.plan().equals(plan)) {
            return job;
          }
          if (job != null && job.isInTheWay()) {
            throw conflict("there is a " + job + " on this collection; cancel it first");
          }
          return Job.start(plan, timing.epochMillis());
        });
  }

  /** Stops the work until {@link #resume}. */
  Job pause() {
    return change(
        "pause",
        job -> job.state() == JobState.RUNNING || job.state() == JobState.PAUSED,
        job -> job.in(JobState.PAUSED));
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
        job ->
            job.state() == JobState.PAUSED
                || job.state() == JobState.FAILED
                || isResumed(job, load, tolerate),
        job ->
            isResumed(job, load, tolerate) ? job : job.resumed(with(job.plan(), load, tolerate)));
  }

  /**
   * Gives a job up; vectors that it made stay where they are. A job that is cancelled can be
   * cancelled again: so ends what the node that did it could not finish.
   */
  Job cancel() {
    Job cancelled =
        change(
            "cancel",
            job -> job.state() != JobState.SWITCHING && job.state() != JobState.DONE,
            job -> job.endedIn(JobState.CANCELLED, "", timing.epochMillis()));
    new Target(spaces, cancelled.plan()).abandon();
    return cancelled;
  }

  private Job change(String verb, Predicate<Job> possible, UnaryOperator<Job> change) {
    return put(
        job -> {
          if (job == null) {
            throw conflict("there is no job to " + verb + " on this collection");
          }
          if (!possible.test(job)) {
            throw conflict("cannot " + verb + " the " + job);
          }
          return change.apply(job);
        });
  }

  private Job put(JobStore.JobChange change) {
    return Objects.requireNonNull(store.put(change));
  }

  private static boolean isResumed(Job job, @Nullable Double load, @Nullable Integer tolerate) {
    return job.state() == JobState.RUNNING && job.plan().equals(with(job.plan(), load, tolerate));
  }

  private static JobPlan with(JobPlan plan, @Nullable Double load, @Nullable Integer tolerate) {
    return plan.with(
        load == null ? plan.load() : load, tolerate == null ? plan.tolerate() : tolerate);
  }

  private static SolrException conflict(String why) {
    return new SolrException(ErrorCode.CONFLICT, why);
  }
}
