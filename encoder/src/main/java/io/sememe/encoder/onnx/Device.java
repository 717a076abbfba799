// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import java.util.OptionalInt;

/**
 * What a session computes on.
 *
 * @param gpu the number of the GPU as CUDA counts them; empty: the CPU
 */
record Device(OptionalInt gpu) {
  static final Device CPU = new Device(OptionalInt.empty());

  static Device ofGpu(int number) {
    return new Device(OptionalInt.of(number));
  }

  /** Returns the name that people see. */
  @Override
  public String toString() {
    return gpu.isPresent() ? "cuda:" + gpu.getAsInt() : "cpu";
  }
}
