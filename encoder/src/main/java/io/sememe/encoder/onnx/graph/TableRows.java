// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Rows picked from a table, which is of floats or quantised as a whole.
 *
 * @param table the constant, [rows x width]
 * @param numbers the value that says which rows
 * @param scale for int8, else ""
 * @param zero for int8, else ""
 */
record TableRows(String table, String numbers, String scale, String zero) {

  /** Returns the rows that make a value, if it is such. */
  static Optional<TableRows> of(Graph graph, String value) {
    String quantized = graph.input(value, "DequantizeLinear", 0);
    return quantized.isEmpty()
        ? of(graph, value, "", "")
        : of(
            graph,
            quantized,
            graph.input(value, "DequantizeLinear", 1),
            graph.input(value, "DequantizeLinear", 2));
  }

  private static Optional<TableRows> of(Graph graph, String value, String scale, String zero) {
    String table = graph.input(value, "Gather", 0);
    String numbers = graph.input(value, "Gather", 1);
    return graph
        .producer(value, "Gather")
        .filter(node -> Attributes.number(node, "axis", 0) == 0)
        .flatMap(node -> graph.constant(table))
        .filter(tensor -> tensor.getDimsCount() == 2 && tensor.getDims(1) > 0)
        .map(tensor -> new TableRows(table, numbers, scale, zero));
  }

  /** Returns the length of a row; of a table whose values are there, and so at least 1. */
  int width(Graph graph) {
    return (int) tensor(graph).getDims(1);
  }

  private TensorProto tensor(Graph graph) {
    return graph.constant(table).orElseThrow();
  }

  /** Returns the whole table, row by row, at least one; empty when it cannot be read. */
  Optional<float[]> floats(Graph graph, Weights weights) throws IOException {
    Optional<ByteBuffer> values = weights.bytes(tensor(graph));
    if (values.isEmpty() || !values.get().hasRemaining()) {
      return Optional.empty();
    }
    boolean plain = tensor(graph).getDataType() == Weights.FLOAT;
    if (plain != scale.isEmpty()) {
      return Optional.empty();
    }
    return plain ? Optional.of(plain(values.get())) : dequantized(graph, weights, values.get());
  }

  private static float[] plain(ByteBuffer values) {
    float[] floats = new float[values.remaining() / Float.BYTES];
    values.asFloatBuffer().get(floats);
    return floats;
  }

  // (value - zero) x scale, one scale for the whole table.
  private Optional<float[]> dequantized(Graph graph, Weights weights, ByteBuffer values)
      throws IOException {
    int type = tensor(graph).getDataType();
    float factor = graph.number(scale);
    Optional<TensorProto> zeros = graph.constant(zero).filter(it -> it.getDataType() == type);
    Optional<ByteBuffer> offset = zeros.isEmpty() ? Optional.empty() : weights.bytes(zeros.get());
    boolean known = type == Weights.UINT8 || type == Weights.INT8;
    if (!known || Float.isNaN(factor) || offset.isEmpty() || offset.get().remaining() != 1) {
      return Optional.empty();
    }
    boolean unsigned = type == Weights.UINT8;
    int shift = number(offset.get().get(0), unsigned);
    float[] floats = new float[values.remaining()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (number(values.get(i), unsigned) - shift) * factor;
    }
    return Optional.of(floats);
  }

  private static int number(byte value, boolean unsigned) {
    return unsigned ? Byte.toUnsignedInt(value) : value;
  }
}
