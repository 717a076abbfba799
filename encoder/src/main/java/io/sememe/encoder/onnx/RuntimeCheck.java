// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import io.sememe.encoder.model.DeviceChoice;

/** Whether ONNX Runtime starts in this process. Thread-safe. */
public final class RuntimeCheck {
  private RuntimeCheck() {}

  /**
   * Loads its libraries, and those of a GPU where nothing else will do.
   *
   * @return its version
   * @throws io.sememe.encoder.EncoderException FAILED with the library and what is wrong with it
   */
  public static String require(DeviceChoice device) {
    String version = OnnxRuntime.environment().getVersion();
    if (device.kind() == DeviceChoice.Kind.CUDA) {
      Cuda.require();
    }
    return version;
  }
}
