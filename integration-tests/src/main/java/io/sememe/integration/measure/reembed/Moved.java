// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import java.util.OptionalLong;

/**
 * What there is to tell of a job that is done. Moments are those of {@link System#nanoTime()}.
 *
 * @param start when it was asked for
 * @param end when it said that it is done
 * @param downNanos how long its node could not be asked meanwhile
 * @param killedAtPercent how much was done when the node was killed
 * @param progress what it said of itself
 * @param firstInferences the texts that went through the new model before the node was killed, as
 *     far as it told
 * @param inferences the same after the restart; a few questions among them, asked when searches had
 *     moved already
 */
record Moved(
    long start,
    long end,
    long downNanos,
    int killedAtPercent,
    ProgressWatch progress,
    OptionalLong firstInferences,
    OptionalLong inferences) {

  private static final double NANOS_PER_SECOND = 1e9;

  double seconds() {
    return (end - start) / NANOS_PER_SECOND;
  }

  double downSeconds() {
    return downNanos / NANOS_PER_SECOND;
  }

  /** Documents per second while the node was up. */
  double perSecond() {
    return progress.done() / (seconds() - downSeconds());
  }
}
