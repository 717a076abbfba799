// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.OptionalInt;

/**
 * How a model uses a GPU: the key {@code cuda} of {@code sememe.json}.
 *
 * @param half whether weights and activations are float16, which is twice as fast; false: float32
 * @param memoryLimit MiB that each session of the model may take on each GPU for weights and runs,
 *     what CUDA takes for the process not counted; absent: as much as there is
 * @param doublingArena whether ONNX Runtime asks for memory in doubling pieces: fewer requests, up
 *     to twice the memory. False: for what it needs
 * @param tf32 whether products of float32 may be rounded to 10 bits, about 1e-3 a layer; means
 *     nothing to float16
 * @param cudnn whether attention may run in cuDNN where that is faster
 * @param batchTokens how many tokens a run has at most, padding counted; a longer text runs alone
 * @param optimization how far ONNX Runtime optimises the graph
 */
public record CudaSettings(
    boolean half,
    OptionalInt memoryLimit,
    boolean doublingArena,
    boolean tf32,
    boolean cudnn,
    int batchTokens,
    GraphOptimization optimization) {
  /** Enough to keep a large GPU busy with a small model; see {@code docs/gpu.md}. */
  private static final int USUAL_BATCH_TOKENS = 32_768;

  /** What holds where the descriptor does not say. */
  public static final CudaSettings USUAL =
      new CudaSettings(
          true,
          OptionalInt.empty(),
          false,
          false,
          false,
          USUAL_BATCH_TOKENS,
          GraphOptimization.ALL);
}
