// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

/**
 * When each of many requests is meant to start: evenly spaced, whatever became of those before it.
 *
 * @param start the moment of the first, on the clock of {@link System#nanoTime()}
 * @param perSecond how many start in a second
 */
record Schedule(long start, int perSecond) {

  private static final long SECOND = 1_000_000_000L;

  Schedule {
    if (perSecond < 1) {
      throw new IllegalArgumentException("perSecond must be at least 1, got: " + perSecond);
    }
  }

  /** The moment at which a request is meant to start; the first has number 0. */
  long intended(int number) {
    return start + number * SECOND / perSecond;
  }
}
