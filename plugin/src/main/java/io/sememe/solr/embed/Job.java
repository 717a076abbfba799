// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import org.jspecify.annotations.Nullable;

/**
 * A job as all cores of the collection know it.
 *
 * @param plan what it is to do
 * @param state where it is
 * @param reason why it is there; empty when nothing needs saying
 * @param owner who works on it; null when nobody does
 * @param beat grows for as long as the owner is well
 * @param progress how far it is
 * @param started when, in milliseconds since 1970
 * @param finished when; 0 while it is not
 */
record Job(
    JobPlan plan,
    JobState state,
    String reason,
    @Nullable Owner owner,
    long beat,
    Progress progress,
    long started,
    long finished) {

  /** Returns a job that waits for a node to take it. */
  static Job start(JobPlan plan, long now) {
    return new Job(plan, JobState.RUNNING, "", null, 0, Progress.NONE, now, 0);
  }

  /** Returns the same, at work in another state. */
  Job in(JobState next) {
    return new Job(plan, next, "", owner, beat, progress, started, 0);
  }

  /** Returns the same at its end, with nobody working on it. */
  Job endedIn(JobState end, String why, long now) {
    return new Job(plan, end, why, null, beat, progress, started, now);
  }

  /** Returns the same, to be worked on by whoever is first. */
  Job resumed(JobPlan changed) {
    return new Job(changed, JobState.RUNNING, "", null, beat, progress, started, 0);
  }

  /** Returns the same with somebody, or nobody, working on it. */
  Job ownedBy(@Nullable Owner next) {
    return new Job(plan, state, reason, next, beat + 1, progress, started, finished);
  }

  /** Returns the same a little later. */
  Job at(Progress now) {
    return new Job(plan, state, reason, owner, beat + 1, now, started, finished);
  }

  /** Returns whether another job must wait: also for one that failed, and fills a space still. */
  boolean isInTheWay() {
    return state.isActive() || (state == JobState.FAILED && plan.into() != null);
  }

  /** Returns whether somebody is to work on it, and it is this one. */
  boolean isWorkOf(Owner who) {
    return state.isWork() && who.equals(owner);
  }

  @Override
  public String toString() {
    return state + " job (" + plan + (owner == null ? "" : ", on " + owner.label()) + ")";
  }
}
