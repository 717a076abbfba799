// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of constants, wherever they lie. */
final class Weights {
  static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  static final int UINT8 = TensorProto.DataType.UINT8_VALUE;
  static final int INT8 = TensorProto.DataType.INT8_VALUE;
  static final int INT64 = TensorProto.DataType.INT64_VALUE;

  /** A graph is one message, whose size is an int, and the rest of it needs some room. */
  private static final long MAX_INLINE_BYTES = Integer.MAX_VALUE - (64L << 20);

  private final Path modelFile;

  /** By name. */
  private final Map<String, Dequantized> dequantized = new HashMap<>();

  Weights(Path modelFile) {
    this.modelFile = modelFile;
  }

  /**
   * Returns a tensor's values as little-endian bytes, unless they lie in a file of their own, are
   * of a type that no rewrite looks at, or are more or fewer than its shape says.
   */
  Optional<ByteBuffer> bytes(TensorProto tensor) throws IOException {
    Dequantized floats = dequantized.get(tensor.getName());
    if (floats != null) {
      return floats.floats(this);
    }
    Optional<ByteBuffer> values = isInline(tensor) ? Optional.of(inline(tensor)) : external(tensor);
    return values.filter(found -> found.remaining() == count(tensor) * elementBytes(tensor));
  }

  /** Returns whether {@link #bytes} would find values, without reading those of the file. */
  boolean isReadable(TensorProto tensor) throws IOException {
    long bytes = count(tensor) * elementBytes(tensor);
    return isInline(tensor)
        ? inline(tensor).remaining() == bytes
        : ExternalData.inModelFile(tensor, modelFile)
            .filter(data -> data.length() == bytes)
            .isPresent();
  }

  /** Adds a constant of floats to a graph; they are computed each time that they are read. */
  String add(Graph graph, Dequantized floats) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(FLOAT);
    String name = graph.addConstant(tensor.addAllDims(floats.values().getDimsList()));
    dequantized.put(name, floats);
    return name;
  }

  /**
   * Returns a model in which nothing is left to be computed.
   *
   * @throws EncoderException FAILED when it would be larger than a graph can be
   */
  ModelProto computed(ModelProto model) throws IOException {
    requireRoom(model);
    ModelProto.Builder whole = model.toBuilder();
    for (TensorProto.Builder tensor : whole.getGraphBuilder().getInitializerBuilderList()) {
      Dequantized floats = dequantized.get(tensor.getName());
      if (floats != null) {
        ByteBuffer values = floats.floats(this).orElseThrow(Weights::changed);
        tensor.setRawData(UnsafeByteOperations.unsafeWrap(values));
      }
    }
    return whole.build();
  }

  private static IOException changed() {
    return new IOException("the file no longer holds the weights that it held");
  }

  private void requireRoom(ModelProto model) {
    long bytes = 0;
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      bytes +=
          dequantized.containsKey(tensor.getName())
              ? count(tensor) * Float.BYTES
              : tensor.getRawData().size();
    }
    if (bytes > MAX_INLINE_BYTES) {
      throw new EncoderException(
          Kind.FAILED,
          "the weights would have "
              + bytes
              + " bytes as floats; "
              + MAX_INLINE_BYTES
              + " is the most that a graph can hold. Use the float export of the model, or its"
              + " weights as they are stored");
    }
  }

  private Optional<ByteBuffer> external(TensorProto tensor) throws IOException {
    Optional<ExternalData> data = ExternalData.inModelFile(tensor, modelFile);
    return data.isEmpty() ? Optional.empty() : Optional.of(data.get().read(modelFile));
  }

  /** Returns whether a tensor's values are in memory, or will be computed from such. */
  static boolean isInline(TensorProto tensor) {
    return tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL;
  }

  // None for a type that no rewrite looks at.
  private static int elementBytes(TensorProto tensor) {
    return switch (tensor.getDataType()) {
      case FLOAT -> Float.BYTES;
      case INT64 -> Long.BYTES;
      case UINT8, INT8 -> 1;
      default -> 0;
    };
  }

  /** Returns how many elements a tensor's shape says; -1 when it is the shape of no tensor. */
  static long count(TensorProto tensor) {
    long count = 1;
    for (long size : tensor.getDimsList()) {
      if (size < 0 || size > Integer.MAX_VALUE || count > Integer.MAX_VALUE) {
        return -1;
      }
      count *= size;
    }
    return count;
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
        TensorProto.newBuilder()
            .setDataType(type)
            .setRawData(UnsafeByteOperations.unsafeWrap(values));
    for (long dimension : dimensions) {
      tensor.addDims(dimension);
    }
    return tensor;
  }

  /** Returns the only value of a tensor of floats, if it has only one. */
  static Optional<Float> scalar(TensorProto tensor) {
    return Optional.of(tensor)
        .filter(it -> it.getDataType() == FLOAT && isInline(it))
        .map(Weights::inline)
        .filter(values -> values.remaining() == Float.BYTES)
        .map(ByteBuffer::getFloat);
  }

  /** Returns the values of a tensor of whole numbers; none when it is something else. */
  static List<Long> longs(TensorProto tensor) {
    if (tensor.getDataType() != INT64 || !isInline(tensor)) {
      return List.of();
    }
    ByteBuffer bytes = inline(tensor);
    long[] values = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(values);
    return Arrays.stream(values).boxed().toList();
  }
}
