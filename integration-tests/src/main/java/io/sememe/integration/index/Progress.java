// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import java.time.Duration;
import java.util.Locale;

/**
 * How far the indexing is.
 *
 * @param done documents that the node has taken
 * @param total documents there are
 * @param elapsed time since the first one was sent
 */
public record Progress(int done, int total, Duration elapsed) {

  private static final int BAR = 30;
  private static final double NANOS = 1e9;

  public Progress {
    if (done < 0 || done > total) {
      throw new IllegalArgumentException("done " + done + " of " + total);
    }
  }

  public double perSecond() {
    return elapsed.isZero() ? 0 : done * NANOS / elapsed.toNanos();
  }

  /** Time left at the speed so far; zero while nothing is known about the speed. */
  public Duration left() {
    return done == 0 ? Duration.ZERO : elapsed.multipliedBy(total - done).dividedBy(done);
  }

  /** One line for a person: a bar, the count, the speed and the time left. */
  public String line() {
    int filled = total == 0 ? BAR : (int) ((long) BAR * done / total);
    String bar = "#".repeat(filled) + "-".repeat(BAR - filled);
    String count = String.format(Locale.ROOT, "[%s] %d/%d", bar, done, total);
    if (done == 0) {
      return count;
    }
    String rest = done == total ? "took " + time(elapsed) : time(left()) + " left";
    return String.format(Locale.ROOT, "%s  %.1f documents/s  %s", count, perSecond(), rest);
  }

  private static String time(Duration duration) {
    long seconds = duration.plusMillis(500).toSeconds();
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
