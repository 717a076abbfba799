// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import java.time.Duration;

/**
 * How long a download waits and how often it begins again.
 *
 * @param connect for a connection
 * @param answer for the beginning of an answer, and for each further part of it
 * @param pause before the second attempt; it doubles with each further one
 * @param attempts how many attempts in a row may bring nothing, at least 1
 */
public record Patience(Duration connect, Duration answer, Duration pause, int attempts) {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** That of a person at a terminal. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(1), 5);

  /** Returns how long to wait after so many attempts that brought nothing. */
  Duration pauseAfter(int failures) {
    Duration doubled = pause.multipliedBy(1L << Math.min(failures - 1, 10));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
