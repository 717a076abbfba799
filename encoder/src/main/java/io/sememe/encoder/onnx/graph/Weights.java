// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/** The values of constants, wherever they lie. */
final class Weights {
  static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  static final int UINT8 = TensorProto.DataType.UINT8_VALUE;
  static final int INT8 = TensorProto.DataType.INT8_VALUE;
  static final int INT64 = TensorProto.DataType.INT64_VALUE;

  private final Path modelFile;

  Weights(Path modelFile) {
    this.modelFile = modelFile;
  }

  /** Returns a tensor's values as little-endian bytes, unless they lie in a file of their own. */
  Optional<ByteBuffer> bytes(TensorProto tensor) throws IOException {
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      Optional<ExternalData> data = ExternalData.inModelFile(tensor, modelFile);
      return data.isEmpty() ? Optional.empty() : Optional.of(data.get().read(modelFile));
    }
    return Optional.of(inline(tensor));
  }

  private static ByteBuffer inline(TensorProto tensor) {
    if (!tensor.getRawData().isEmpty()) {
      return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
    return switch (tensor.getDataType()) {
      case FLOAT -> {
        ByteBuffer values = buffer(tensor.getFloatDataCount() * Float.BYTES);
        tensor.getFloatDataList().forEach(values::putFloat);
        yield values.flip();
      }
      case INT64 -> {
        ByteBuffer values = buffer(tensor.getInt64DataCount() * Long.BYTES);
        tensor.getInt64DataList().forEach(values::putLong);
        yield values.flip();
      }
      default -> {
        ByteBuffer values = buffer(tensor.getInt32DataCount());
        tensor.getInt32DataList().forEach(value -> values.put(value.byteValue()));
        yield values.flip();
      }
    };
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns a tensor of floats. */
  static TensorProto.Builder floats(float[] values, long... dimensions) {
    byte[] bytes = new byte[values.length * Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return tensor(FLOAT, bytes, dimensions);
  }

  /** Returns a tensor of whole numbers. */
  static TensorProto.Builder longs(long[] values, long... dimensions) {
    byte[] bytes = new byte[values.length * Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return tensor(INT64, bytes, dimensions);
  }

  static TensorProto.Builder tensor(int type, byte[] values, long... dimensions) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setDataType(type).setRawData(ByteString.copyFrom(values));
    for (long dimension : dimensions) {
      tensor.addDims(dimension);
    }
    return tensor;
  }

  /** Returns the only value of a tensor of floats, if it has only one. */
  static Optional<Float> scalar(TensorProto tensor) {
    if (tensor.getDataType() != FLOAT
        || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      return Optional.empty();
    }
    ByteBuffer values = inline(tensor);
    return values.remaining() == Float.BYTES ? Optional.of(values.getFloat()) : Optional.empty();
  }

  /** Returns the values of a small tensor of whole numbers; none when it is something else. */
  static long[] longs(TensorProto tensor) {
    if (tensor.getDataType() != INT64
        || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      return new long[0];
    }
    ByteBuffer bytes = inline(tensor);
    long[] values = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(values);
    return values;
  }
}
