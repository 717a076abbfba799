// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.CancellationException;
import org.apache.solr.common.SolrException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one owner on a job, from where it stands to its end or until it is to stop. One
 * thread runs it; the other methods are thread-safe.
 */
final class Stint implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  private final Job job;
  private final Ownership ownership;
  private final Target target;
  private final Timing timing;
  private final Tally tally;
  private final Passes passes;
  private final StopSignal stop = new StopSignal();
  private volatile boolean over;

  /**
   * Prepares; {@link #run} works.
   *
   * @param job as it was taken
   * @param ownership the right to work on it
   * @param documents the collection's
   * @param target what it fills
   * @param timing the clock
   */
  Stint(Job job, Ownership ownership, Documents documents, Target target, Timing timing) {
    this.job = job;
    this.ownership = ownership;
    this.target = target;
    this.timing = timing;
    this.tally = new Tally(timing, job.progress());
    Patience patience = new Patience(new Pacing(timing, stop));
    this.passes = new Passes(job.plan(), documents, target, ownership, tally, patience);
  }

  @Override
  public void run() {
    log.info("works on the {}", job);
    try {
      work();
    } catch (CancellationException e) {
      log.info("stops working on the {}", job);
    } catch (RuntimeException e) {
      end(e);
    } finally {
      release();
      over = true;
    }
  }

  /** Asks for a stop before the next batch; does not wait. */
  void stop() {
    stop.request();
  }

  boolean isOver() {
    return over;
  }

  /** Says that the owner is well; when the job is no longer its own, it stops. */
  void renew() {
    if (!ownership.change(now -> now.at(tally.progress()))) {
      stop();
    }
  }

  private void work() {
    if (job.state() == JobState.RUNNING) {
      long left = passes.run();
      if (left > job.plan().tolerate()) {
        endIn(JobState.FAILED, tooMany(left));
        return;
      }
    }
    if (job.plan().into() != null) {
      switchOver();
    }
    endIn(JobState.DONE, "");
  }

  // Once the state says so, the job can no longer be cancelled: there is no way back from here.
  private void switchOver() {
    if (!ownership.change(now -> now.at(tally.progress()).in(JobState.SWITCHING))) {
      throw new CancellationException("the job is no longer this owner's");
    }
    target.switchOver();
  }

  private void end(RuntimeException e) {
    if (stop.isRequested()) {
      // A node or core on its way down refuses things; whoever takes over will see for itself.
      log.info("stops working on the {}", job, e);
      return;
    }
    log.error("cannot go on with the {}", job, e);
    try {
      endIn(JobState.FAILED, reason(e) + "; mend it, then action=resume");
    } catch (SolrException again) {
      log.error("cannot even say so", again);
    }
  }

  private void endIn(JobState state, String reason) {
    ownership.change(now -> now.at(tally.progress()).endedIn(state, reason, timing.epochMillis()));
  }

  private void release() {
    try {
      ownership.release();
    } catch (SolrException e) {
      log.warn("the others will find out later that the {} is free", job, e);
    }
  }

  private String tooMany(long left) {
    return left
        + " documents cannot be encoded, for example "
        + tally.progress().failedIds()
        + "; mend or delete them, then action=resume; or action=resume with tolerate="
        + left;
  }

  private static String reason(RuntimeException e) {
    return e instanceof SolrException ? String.valueOf(e.getMessage()) : e.toString();
  }
}
