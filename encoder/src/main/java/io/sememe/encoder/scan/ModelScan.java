// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.onnx.SessionFiles;
import io.sememe.encoder.onnx.graph.ModelFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Looks through a model's files before native code opens them. What it lets pass may still be
 * wrong: it sees what a file asks for, not what its weights say.
 */
public final class ModelScan {
  private ModelScan() {}

  /**
   * Looks. The model file's weights are passed over, whatever their size.
   *
   * @throws EncoderException FAILED with the file and what is not allowed in it
   */
  public static void require(ModelDescriptor descriptor) {
    requireModel(descriptor);
    TokenizerScan.require(descriptor.folder().file(descriptor.tokenizerFile()));
  }

  // The bounds come first: they are what makes it safe to build objects of the rest.
  private static void requireModel(ModelDescriptor descriptor) {
    Path file = SessionFiles.readable(descriptor.folder().file(descriptor.modelFile()));
    try {
      ModelBounds.require(file);
      ModelProto model = ModelFile.read(file);
      OperatorScan.require(model.getGraph());
      ExternalFiles.of(descriptor, file).require(model.getGraph());
      ConstantScan.require(model.getGraph());
    } catch (InvalidProtocolBufferException e) {
      throw new EncoderException(
          EncoderException.Kind.FAILED, "the model file is no ONNX model: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new EncoderException(EncoderException.Kind.FAILED, "the model file cannot be read", e);
    }
  }
}
