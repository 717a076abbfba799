// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.onnx.Placement;
import io.sememe.encoder.schedule.Place;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.TokenBudget;
import java.util.Optional;

/**
 * How texts of a session run.
 *
 * @param policy which of them may share a run
 * @param place where the runs happen, empty for the CPU
 */
record RunForm(RunPolicy policy, Optional<Place> place) {

  /** Returns the form of runs at a place. */
  static RunForm of(RunPolicy policy, Placement placement) {
    return new RunForm(
        policy,
        Optional.of(placement)
            .filter(Placement::isOnGpu)
            .map(gpus -> Place.ofGpus(gpus.label(), gpus.gpus().size())));
  }

  /** Returns the form where each text runs alone, or on GPUs as many as fit a budget together. */
  static RunForm usual(Placement placement, boolean joinable) {
    return of(
        placement.isOnGpu() && joinable
            ? new TokenBudget(placement.cuda().batchTokens())
            : RunPolicy.ALONE,
        placement);
  }
}
