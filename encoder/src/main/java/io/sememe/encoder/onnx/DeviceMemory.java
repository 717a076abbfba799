// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OrtException;
import java.util.List;

/**
 * Tells a device that has no memory left from other failures. ONNX Runtime has no code for it, so
 * its words and CUDA's must do.
 */
final class DeviceMemory {
  private static final List<String> WORDS =
      List.of(
          "Failed to allocate memory",
          "Available memory of",
          "out of memory",
          "CUBLAS_STATUS_ALLOC_FAILED",
          "CUDNN_STATUS_ALLOC_FAILED",
          "cudaErrorMemoryAllocation");

  private DeviceMemory() {}

  /** Returns whether a run failed because the device had no memory left for it. */
  static boolean ranOut(Device device, OrtException e) {
    String message = String.valueOf(e.getMessage());
    return device.gpu().isPresent() && WORDS.stream().anyMatch(message::contains);
  }
}
