// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.Asker;
import io.sememe.encoder.schedule.PendingVector;
import io.sememe.encoder.schedule.Runner;
import io.sememe.encoder.schedule.Schedulers;
import io.sememe.encoder.tokenize.Frame;

/**
 * How the windows of a text are run.
 *
 * @param schedulers who runs them
 * @param states gives a row for each token that the model sees
 * @param frame what stands around the tokens of each window
 * @param maxTokens how many tokens are seen together, the frame's included; more than those
 * @param asker for whom
 * @param deadline when the result is no longer wanted
 */
record WindowRuns(
    Schedulers schedulers,
    Runner states,
    Frame frame,
    int maxTokens,
    Asker asker,
    Deadline deadline) {

  /** Returns how many tokens of the text a window has. */
  int room() {
    return maxTokens - frame.length();
  }

  /** Returns the row of a window's first token. */
  int firstRow() {
    return frame.before().length;
  }

  /** Starts a window. */
  PendingVector start(long[] ids) {
    return schedulers.start(states, frame.around(ids), asker, deadline);
  }
}
