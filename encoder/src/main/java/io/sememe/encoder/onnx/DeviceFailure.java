// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OrtException;
import java.util.List;

/**
 * Tells a device that has no memory left, and one that is lost, from other failures. ONNX Runtime
 * has no code for either, so its words and CUDA's must do.
 */
final class DeviceFailure {
  private static final List<String> WORDS =
      List.of(
          "Failed to allocate memory",
          "Available memory of",
          "out of memory",
          "CUBLAS_STATUS_ALLOC_FAILED",
          "CUDNN_STATUS_ALLOC_FAILED",
          "cudaErrorMemoryAllocation");

  private static final List<String> FATAL =
      List.of(
          "illegal memory access",
          "illegal instruction",
          "misaligned address",
          "unspecified launch failure",
          "device-side assert",
          "launch timed out",
          "uncorrectable ECC error",
          "device is lost",
          "no CUDA-capable device",
          "all CUDA-capable devices are busy");

  private DeviceFailure() {}

  /**
   * Returns whether a run failed in a way after which CUDA does nothing more in this process for
   * the device.
   */
  static boolean isLost(Device device, OrtException e) {
    String message = String.valueOf(e.getMessage());
    return device.gpu().isPresent() && FATAL.stream().anyMatch(message::contains);
  }

  /** Returns whether a run failed because the device had no memory left for it. */
  static boolean ranOut(Device device, OrtException e) {
    String message = String.valueOf(e.getMessage());
    return device.gpu().isPresent() && WORDS.stream().anyMatch(message::contains);
  }
}
