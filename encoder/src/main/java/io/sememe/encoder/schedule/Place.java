// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

/**
 * Where runs happen. Texts of different places do not wait for each other.
 *
 * @param name the device or devices, as status and threads show them
 * @param runs how many there are at the same time, at least 1
 * @param maxQueuedTokens how many tokens may wait in each lane, at least 1
 * @param ownThreads whether runs happen in threads of the place alone, which stay, and not in those
 *     of callers: ONNX Runtime keeps some 70 MiB of a GPU for each thread that ever ran a session
 */
public record Place(String name, int runs, int maxQueuedTokens, boolean ownThreads) {
  /** While one run computes, the next one's tokens go there and the last one's rows come back. */
  private static final int RUNS_PER_GPU = 2;

  /** A second to some seconds of work for a GPU with a small model; 32 MB as numbers. */
  private static final int GPU_QUEUE = 4_000_000;

  /** Returns the place of the CPU, where callers run their own texts while slots are free. */
  public static Place ofCpu(int runs, int maxQueuedTokens) {
    return new Place("encode", runs, maxQueuedTokens, false);
  }

  /** Returns the place of GPUs that share the load. */
  public static Place ofGpus(String name, int gpus) {
    return new Place(name, RUNS_PER_GPU * gpus, GPU_QUEUE, true);
  }
}
