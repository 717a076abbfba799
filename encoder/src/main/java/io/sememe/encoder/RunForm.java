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
  /** A row is 1.5 to 4 kB, outside of the heap and again in it: 16 MB at most. */
  private static final int MOST_STATES = 4_096;

  /** Returns the form of runs at a place. */
  static RunForm of(RunPolicy policy, Placement placement) {
    return new RunForm(
        policy,
        Optional.of(placement)
            .filter(Placement::isOnGpu)
            .map(gpus -> Place.ofGpus(gpus.label(), gpus.gpus().size())));
  }

  /**
   * Returns how many threads warm a model up: as many as later run it, but on GPUs one, since there
   * each thread that has run costs memory for good, and the threads of the place run it later.
   *
   * @param callers how many threads run texts on the CPU
   */
  int warmers(int callers) {
    return place.isPresent() ? 1 : callers;
  }

  /** Returns the form where each text runs alone, or on GPUs as many as fit the budget together. */
  static RunForm usual(Placement placement, boolean joinable) {
    return batched(placement, joinable, placement.cuda().batchTokens());
  }

  /** Returns the same for runs that give or hold a large row for each token. */
  static RunForm ofStates(Placement placement, boolean joinable) {
    int tokens = Math.min(MOST_STATES, placement.cuda().batchTokens());
    return batched(placement, joinable, tokens);
  }

  private static RunForm batched(Placement placement, boolean joinable, int tokens) {
    boolean together = placement.isOnGpu() && joinable;
    return of(together ? new TokenBudget(tokens) : RunPolicy.ALONE, placement);
  }
}
