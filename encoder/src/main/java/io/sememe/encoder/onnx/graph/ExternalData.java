// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a tensor's values lie when they are not in the graph.
 *
 * @param location the file, relative to the model's folder
 * @param offset in bytes
 * @param length in bytes
 */
record ExternalData(String location, long offset, int length) {
  static final String LOCATION = "location";
  static final String OFFSET = "offset";
  static final String LENGTH = "length";

  /** Returns where a tensor lies, if it lies in the model file itself. */
  static Optional<ExternalData> inModelFile(TensorProto tensor, Path modelFile) {
    if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
      return Optional.empty();
    }
    String location = entry(tensor, LOCATION);
    if (!location.equals(modelFile.getFileName().toString())) {
      return Optional.empty();
    }
    return Optional.of(
        new ExternalData(
            location,
            Long.parseLong(entry(tensor, OFFSET)),
            Integer.parseInt(entry(tensor, LENGTH))));
  }

  /** Reads the values into memory outside the heap, where ONNX Runtime can read them. */
  ByteBuffer readDirect(Path modelFile) throws IOException {
    return read(modelFile, ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder()));
  }

  /** Reads the values; they are little-endian. */
  ByteBuffer read(Path modelFile) throws IOException {
    return read(modelFile, ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN));
  }

  private ByteBuffer read(Path modelFile, ByteBuffer values) throws IOException {
    try (FileChannel file = FileChannel.open(modelFile)) {
      while (values.hasRemaining()) {
        if (file.read(values, offset + values.position()) < 0) {
          throw new IOException("the file ends before its weights do");
        }
      }
    }
    return values.flip();
  }

  private static String entry(TensorProto tensor, String key) {
    return tensor.getExternalDataList().stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(StringStringEntryProto::getValue)
        .findFirst()
        .orElse("");
  }
}
