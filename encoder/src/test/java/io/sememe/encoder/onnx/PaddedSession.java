// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.sememe.encoder.model.CudaSettings;
import io.sememe.encoder.onnx.graph.EditedModel;
import java.nio.file.Path;

/** Sessions on the CPU of graphs that are edited for padded texts, as a GPU runs them. */
final class PaddedSession {
  private PaddedSession() {}

  static DeviceSession open(EditedModel model, Path file) {
    return open(model, file, Segments.ONE);
  }

  static DeviceSession open(EditedModel model, Path file, Segments segments) {
    try {
      OrtEnvironment environment = OnnxRuntime.environment();
      OpenedSession opened =
          OnnxRuntime.open(environment, model, file, Device.CPU, CudaSettings.USUAL);
      return DeviceSession.of(environment, Device.CPU, opened, model, segments);
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
