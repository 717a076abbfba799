// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import io.sememe.encoder.onnx.natives.CudaLibraries;
import io.sememe.encoder.onnx.natives.RuntimeJar;

/** Whether CUDA can be had in this process. Thread-safe. */
final class Cuda {
  private Cuda() {}

  /**
   * Makes sure that the CUDA provider is installed, and loads NVIDIA's libraries that it needs. To
   * be called after ONNX Runtime was started.
   *
   * @throws io.sememe.encoder.EncoderException FAILED with what is missing
   */
  static void require() {
    RuntimeJar.onClassPath().requireCuda();
    CudaLibraries.find(NativeRoot.folder().orElse(null)).load();
  }
}
