// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import java.util.List;

/**
 * A search and what came of it. Moments are those of {@link System#nanoTime()}.
 *
 * @param question what was asked
 * @param intended when it was meant to be sent
 * @param sent when it was sent
 * @param received when the answer, or none, was there
 * @param outcome whether there was an answer
 * @param hits what was found, best first; empty without an answer
 */
record Search(
    String question, long intended, long sent, long received, Outcome outcome, List<Hit> hits) {

  enum Outcome {
    ANSWERED,
    FAILED,
    /** Its node was killed while it was under way: nobody promises an answer. */
    CUT_OFF
  }

  Search {
    hits = List.copyOf(hits);
  }

  /** Counted from the moment it was meant to be sent: who waits for the search before it, waits. */
  long nanos() {
    return received - intended;
  }

  boolean isAnswered() {
    return outcome == Outcome.ANSWERED;
  }
}
