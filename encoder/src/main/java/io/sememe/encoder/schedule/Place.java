// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

/**
 * Where runs happen. Texts of different places do not wait for each other.
 *
 * @param name the device or devices, as status and threads show them
 * @param runs how many there are at the same time, at least 1
 * @param maxQueuedTokens how many tokens may wait in each lane, at least 1
 */
public record Place(String name, int runs, int maxQueuedTokens) {
  /** While one run computes, the next one's tokens go there and the last one's rows come back. */
  private static final int RUNS_PER_GPU = 2;

  /** A second to some seconds of work for a GPU with a small model; 32 MB as numbers. */
  private static final int GPU_QUEUE = 4_000_000;

  /** Returns the place of GPUs that share the load. */
  public static Place ofGpus(String name, int gpus) {
    return new Place(name, RUNS_PER_GPU * gpus, GPU_QUEUE);
  }
}
