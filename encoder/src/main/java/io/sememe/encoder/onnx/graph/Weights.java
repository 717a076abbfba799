// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of constants, wherever they lie. */
final class Weights {
  static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  static final int UINT8 = TensorProto.DataType.UINT8_VALUE;
  static final int INT8 = TensorProto.DataType.INT8_VALUE;
  static final int INT64 = TensorProto.DataType.INT64_VALUE;

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

  /** Returns whether a constant is made of int8 weights. */
  boolean isDequantized(TensorProto tensor) {
    return dequantized.containsKey(tensor.getName());
  }

  /**
   * Returns a model in which the operators stand that make floats of int8 weights, in place of the
   * floats. ONNX Runtime computes them once while it opens the graph, so that the floats never are
   * in Java's memory.
   */
  ModelProto spelledOut(ModelProto model) {
    GraphProto graph = model.getGraph();
    GraphProto.Builder whole = graph.toBuilder().clearInitializer().clearNode();
    Map<String, TensorProto> quantized = new LinkedHashMap<>();
    for (TensorProto tensor : graph.getInitializerList()) {
      Dequantized floats = dequantized.get(tensor.getName());
      if (floats == null) {
        whole.addInitializer(tensor);
      } else {
        floats.spellOut(whole, tensor.getName());
        quantized.put(floats.values().getName(), floats.values());
      }
    }
    whole.getInitializerList().forEach(there -> quantized.remove(there.getName()));
    whole.addAllInitializer(quantized.values()).addAllNode(graph.getNodeList());
    return model.toBuilder().setGraph(whole).build();
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
    return tensor(type, ByteBuffer.wrap(values), dimensions);
  }

  /** Returns a tensor of little-endian values, which must not change any more. */
  static TensorProto.Builder tensor(int type, ByteBuffer values, long... dimensions) {
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
