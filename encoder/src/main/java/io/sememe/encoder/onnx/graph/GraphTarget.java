// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

/**
 * How an edited graph will be run.
 *
 * @param floatWeights whether int8 weights become floats
 * @param padded whether texts of a run differ in length
 * @param half whether float32 becomes float16
 */
public record GraphTarget(boolean floatWeights, boolean padded, boolean half) {
  /** As the file has it, on the CPU. */
  public static final GraphTarget CPU = new GraphTarget(false, false, false);
}
