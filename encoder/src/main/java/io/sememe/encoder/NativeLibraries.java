// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DeviceChoice;
import io.sememe.encoder.onnx.NativeRoot;
import io.sememe.encoder.onnx.RuntimeCheck;
import io.sememe.encoder.tokenize.TextTokenizer;

/**
 * The native libraries that models need, loaded without a model. Whoever wants to know whether they
 * can be had asks in a process of its own: what is loaded stays.
 *
 * @param onnxRuntime the version of ONNX Runtime
 */
public record NativeLibraries(String onnxRuntime) {
  /**
   * Loads them as the first model would.
   *
   * @param settings says from which folder, and for which device
   * @throws EncoderException FAILED with the library, what is wrong and what to do
   */
  public static NativeLibraries load(EncoderSettings settings) {
    settings.natives().ifPresent(NativeRoot::use);
    String version = RuntimeCheck.require(device(settings.device()));
    TextTokenizer.requireLibrary();
    return new NativeLibraries(version);
  }

  private static DeviceChoice device(String label) {
    return DeviceChoice.ofLabel(label)
        .orElseThrow(
            () ->
                new EncoderException(
                    Kind.FAILED,
                    "the device '" + label + "' is not known; there is: " + DeviceChoice.LABELS));
  }
}
