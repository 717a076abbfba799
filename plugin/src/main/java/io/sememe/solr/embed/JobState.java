// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

/** Where a job is. */
enum JobState {
  /** Documents are being encoded, or about to be by the next node that looks. */
  RUNNING(true, true),
  /** Stopped by an administrator until resumed, also across restarts. */
  PAUSED(true, false),
  /** Everything is encoded; searches are being led to the new vectors. */
  SWITCHING(true, true),
  /** Finished. */
  DONE(false, false),
  /** Given up by an administrator. */
  CANCELLED(false, false),
  /** Stopped by itself, for the reason given, until resumed. */
  FAILED(false, false);

  private final boolean active;
  private final boolean work;

  JobState(boolean active, boolean work) {
    this.active = active;
    this.work = work;
  }

  /** Returns whether it is on its way to an end. */
  boolean isActive() {
    return active;
  }

  /** Returns whether a node should be working on it. */
  boolean isWork() {
    return work;
  }
}
