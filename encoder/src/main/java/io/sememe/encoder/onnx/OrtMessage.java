// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.OrtException;
import io.sememe.encoder.EncoderException;
import java.io.File;
import java.nio.file.Path;

/**
 * What ONNX Runtime says, on one line and without the folders it names: those of its own build, and
 * the model's, which is the operator's own business. Names of graph nodes, which look like paths
 * and stand in single quotes, stay.
 */
final class OrtMessage {
  private OrtMessage() {}

  /** Returns the message of a failure that may name a model's file. */
  static String of(OrtException e, Path modelFile) {
    return EncoderException.withoutFolders(
        String.valueOf(e.getMessage())
            .replace(modelFile.toString(), "the model file")
            .replace(modelFile.getParent() + File.separator, ""));
  }

  /** Returns the message of a failure. */
  static String of(OrtException e) {
    return EncoderException.withoutFolders(String.valueOf(e.getMessage()));
  }
}
