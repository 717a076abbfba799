// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.process.ProcessBounds;
import io.sememe.encoder.process.ProcessEnd;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a model that was tried: a report, or a reason.
 *
 * @param report what is known of a model that passed
 * @param reason why it did not
 * @param lasting whether it would be the same with the same files, as long as this process lives
 */
record TrialOutcome(@Nullable TrialReport report, String reason, boolean lasting) {
  private static final int KILLED = 128 + 9;
  private static final int TERMINATED = 128 + 15;

  /** Reads what the process left behind. */
  static TrialOutcome of(TrialFolder folder, ProcessEnd end, ProcessBounds bounds)
      throws IOException {
    return switch (end.way()) {
      case EXITED -> exited(folder, end);
      case CRASHED -> crashed(end);
      case TIMED_OUT ->
          passing(
              "the process that tried it was ended after "
                  + bounds.time().toSeconds()
                  + " s, in which it had not loaded and run the model");
      case OUTGREW ->
          passing(
              "the process that tried it was ended when it had taken more than "
                  + MemoryGuard.mib(bounds.residentBytes())
                  + ", which is what sememe.models.memory leaves for it and what Java needs");
      case OVERFLOWED ->
          passing("the process that tried it was ended, since it did not stop to write messages");
      case CANCELLED -> passing("the process that tried it was ended: " + Encoders.CLOSED);
    };
  }

  private static TrialOutcome exited(TrialFolder folder, ProcessEnd end) throws IOException {
    Optional<TrialResult> result = folder.result();
    if (result.isPresent()) {
      return of(result.get());
    }
    return folder.started()
        ? passing("it ended the process that tried it (code " + end.exit() + said(end) + ")")
        : notStarted("code " + end.exit() + said(end));
  }

  private static TrialOutcome of(TrialResult result) {
    return result.report() != null
        ? new TrialOutcome(result.report(), "", true)
        : passing("tried in a process of its own, it failed: " + result.failure());
  }

  private static TrialOutcome crashed(ProcessEnd end) {
    String how = end.said().isEmpty() ? end.signal() : end.said();
    if (end.exit() == KILLED || end.exit() == TERMINATED) {
      return passing(
          "the process that tried it was ended from outside ("
              + how
              + "), as the system does when memory runs short");
    }
    return new TrialOutcome(
        null,
        "it ended the process that tried it (" + how + "), and would end this one: not loaded",
        true);
  }

  static TrialOutcome notStarted(String why) {
    return passing(
        "the process that is to try it cannot be started ("
            + why
            + "); without a trial are loaded models whose sememe.json pins the SHA-256 of all of"
            + " their files, and all models with sememe.preflight=false");
  }

  private static TrialOutcome passing(String reason) {
    return new TrialOutcome(null, reason, false);
  }

  private static String said(ProcessEnd end) {
    return end.said().isEmpty() ? "" : ": " + end.said();
  }
}
