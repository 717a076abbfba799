// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.NodeException;
import java.util.Set;

/** Looks at what a job says of itself, again and again. Used by one thread. */
final class ProgressWatch {

  private static final Set<String> GIVEN_UP = Set.of("FAILED", "CANCELLED", "PAUSED", "NONE");
  private static final int HUNDRED = 100;
  private static final int TENTH = 10;

  private long done;
  private long total;
  private int wentBack;
  private long furthestBack;

  /**
   * Takes note.
   *
   * @throws NodeException when the job will not end by itself
   */
  ProgressWatch see(JsonNode status) {
    if (GIVEN_UP.contains(status.path("state").asText())) {
      throw new NodeException("the job gave up: " + status);
    }
    long now = status.at("/documents/done").asLong();
    if (now < done) {
      wentBack++;
      furthestBack = Math.max(furthestBack, done - now);
      System.err.println("progress went back from " + done + " to " + now);
    }
    int before = percent();
    done = now;
    total = status.at("/documents/total").asLong();
    if (percent() / TENTH > before / TENTH) {
      System.err.println("encoded again: " + done + " of " + total);
    }
    return this;
  }

  /** How many percent of the documents are done; 0 while nothing is known of them. */
  int percent() {
    return total == 0 ? 0 : (int) (HUNDRED * done / total);
  }

  long done() {
    return done;
  }

  long total() {
    return total;
  }

  /** How often it was less than the time before. */
  int wentBack() {
    return wentBack;
  }

  /** By how many documents, at most. */
  long furthestBack() {
    return furthestBack;
  }
}
