// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where in the model file a tensor's values lie when they are not in the graph.
 *
 * @param offset in bytes
 * @param length in bytes
 */
record ExternalData(long offset, int length) {
  static final String LOCATION = "location";
  static final String OFFSET = "offset";
  static final String LENGTH = "length";

  /**
   * Returns where a tensor lies, if it lies in the model file itself.
   *
   * @throws InvalidProtocolBufferException when it lies outside of the file
   */
  static Optional<ExternalData> inModelFile(TensorProto tensor, Path modelFile) throws IOException {
    boolean here =
        tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
            && entry(tensor, LOCATION).equals(modelFile.getFileName().toString());
    return here ? Optional.of(range(tensor, Files.size(modelFile))) : Optional.empty();
  }

  private static ExternalData range(TensorProto tensor, long fileBytes)
      throws InvalidProtocolBufferException {
    long offset = number(entry(tensor, OFFSET));
    long length = number(entry(tensor, LENGTH));
    if (offset < 0 || length < 0 || length > fileBytes - offset || length > Integer.MAX_VALUE) {
      throw new InvalidProtocolBufferException(
          "the tensor '" + tensor.getName() + "' lies outside of the file");
    }
    return new ExternalData(offset, (int) length);
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Reads the values into memory outside the heap, where ONNX Runtime can read them. */
  ByteBuffer readDirect(Path modelFile) throws IOException {
    return read(modelFile, WeightMemory.outside(length));
  }

  /** Reads the values; they are little-endian. */
  ByteBuffer read(Path modelFile) throws IOException {
    return read(modelFile, WeightMemory.of(length));
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
