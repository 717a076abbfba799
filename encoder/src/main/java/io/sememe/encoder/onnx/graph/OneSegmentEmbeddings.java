// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Words + the segment + positions, normalised: a text is one segment, so positions and segment are
 * one table of floats, whose first rows are added while normalising. The token types are no input
 * any more. The words stay as they are, int8 where the model has them so.
 */
final class OneSegmentEmbeddings implements Rewrite {
  private static final String TOKEN_TYPES = "token_type_ids";

  @Override
  public void apply(Graph graph, Weights weights) throws IOException {
    for (NodeProto node : graph.nodes()) {
      String value = node.getOutput(0);
      Optional<Normalization> normalization = Normalization.of(graph, value);
      Optional<Parts> parts = normalization.flatMap(found -> Parts.of(graph, found.input()));
      if (normalization.isPresent() && parts.isPresent()) {
        Optional<String> rows = firstRows(graph, weights, parts.get());
        rows.map(
                skip ->
                    ResidualNormalizations.of(
                        graph, parts.get().words(), skip, normalization.get()))
            .ifPresent(made -> graph.replace(value, made));
      }
    }
  }

  /** The three things that are added up. */
  private record Parts(String words, Table segments, Table positions, String length) {

    // (words + segment) + positions, as BERT is exported.
    static Optional<Parts> of(Graph graph, String sum) {
      return graph
          .inputs(sum, "Add")
          .flatMap(
              outer ->
                  graph
                      .inputs(outer.get(0), "Add")
                      .flatMap(
                          inner ->
                              Table.of(graph, inner.get(1))
                                  .filter(table -> table.rows().equals(TOKEN_TYPES))
                                  .flatMap(
                                      segments ->
                                          of(graph, inner.get(0), segments, outer.get(1)))));
    }

    private static Optional<Parts> of(Graph graph, String words, Table segments, String positions) {
      return Table.of(graph, positions)
          .flatMap(
              table ->
                  countedFromZero(graph, table.rows())
                      .map(length -> new Parts(words, segments, table, length)));
    }

    // The first numbers of 0, 1, 2, ...; returns how many.
    private static Optional<String> countedFromZero(Graph graph, String positions) {
      return graph
          .inputs(positions, "Slice")
          .filter(slice -> slice.size() == 5)
          .filter(slice -> counts(graph, slice.get(0)))
          .filter(slice -> is(graph, slice.get(1), 0) && is(graph, slice.get(3), 1))
          .filter(slice -> is(graph, slice.get(4), 1))
          .map(slice -> slice.get(2));
    }

    private static boolean counts(Graph graph, String value) {
      long[] numbers = graph.constant(value).map(Weights::longs).orElse(new long[0]);
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] != i) {
          return false;
        }
      }
      return numbers.length > 0;
    }

    private static boolean is(Graph graph, String value, long number) {
      long[] numbers = graph.constant(value).map(Weights::longs).orElse(new long[0]);
      return numbers.length == 1 && numbers[0] == number;
    }
  }

  private static Optional<String> firstRows(Graph graph, Weights weights, Parts parts)
      throws IOException {
    Optional<float[]> positions = parts.positions().floats(graph, weights);
    Optional<float[]> segments = parts.segments().floats(graph, weights);
    if (positions.isEmpty() || segments.isEmpty()) {
      return Optional.empty();
    }
    TensorProto table = graph.constant(parts.positions().table()).orElseThrow();
    long width = table.getDims(1);
    float[] sums = positions.get();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += segments.get()[(int) (i % width)];
    }
    String rows = graph.addConstant(Weights.floats(sums, 1, table.getDims(0), width));
    String zero = graph.addConstant(Weights.longs(new long[] {0}, 1));
    String axis = graph.addConstant(Weights.longs(new long[] {1}, 1));
    return Optional.of(
        graph.add("", "Slice", List.of(rows, zero, parts.length(), axis), List.of()));
  }

  /**
   * Rows picked from a table.
   *
   * @param table the constant
   * @param rows the value that says which
   * @param scale for int8, else empty
   * @param zero for int8, else empty
   */
  private record Table(String table, String rows, String scale, String zero) {

    static Optional<Table> of(Graph graph, String value) {
      Optional<Table> quantized =
          graph
              .inputs(value, "DequantizeLinear")
              .filter(inputs -> inputs.size() == 3)
              .flatMap(inputs -> of(graph, inputs.get(0), inputs.get(1), inputs.get(2)));
      return quantized.isPresent() ? quantized : of(graph, value, "", "");
    }

    private static Optional<Table> of(Graph graph, String value, String scale, String zero) {
      return graph
          .producer(value, "Gather")
          .filter(node -> Attributes.number(node, "axis", 0) == 0)
          .filter(node -> graph.isConstant(node.getInput(0)))
          .map(node -> new Table(node.getInput(0), node.getInput(1), scale, zero));
    }

    Optional<float[]> floats(Graph graph, Weights weights) throws IOException {
      TensorProto tensor = graph.constant(table).orElseThrow();
      Optional<ByteBuffer> values = weights.bytes(tensor);
      if (values.isEmpty() || tensor.getDimsCount() != 2) {
        return Optional.empty();
      }
      return scale.isEmpty()
          ? plain(tensor, values.get())
          : dequantized(graph, weights, tensor, values.get());
    }

    private static Optional<float[]> plain(TensorProto tensor, ByteBuffer values) {
      if (tensor.getDataType() != Weights.FLOAT) {
        return Optional.empty();
      }
      float[] floats = new float[values.remaining() / Float.BYTES];
      values.asFloatBuffer().get(floats);
      return Optional.of(floats);
    }

    // (value - zero) x scale, one scale for the whole table.
    private Optional<float[]> dequantized(
        Graph graph, Weights weights, TensorProto tensor, ByteBuffer values) throws IOException {
      Optional<Float> factor = graph.constant(scale).flatMap(Weights::scalar);
      Optional<TensorProto> offset = graph.constant(zero);
      boolean unsigned = tensor.getDataType() == Weights.UINT8;
      boolean known = unsigned || tensor.getDataType() == Weights.INT8;
      if (factor.isEmpty() || offset.isEmpty() || !known) {
        return Optional.empty();
      }
      ByteBuffer zeros = weights.bytes(offset.get()).orElseThrow();
      int shift = number(zeros.get(0), unsigned);
      float[] floats = new float[values.remaining()];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (number(values.get(i), unsigned) - shift) * factor.get();
      }
      return Optional.of(floats);
    }

    private static int number(byte value, boolean unsigned) {
      return unsigned ? Byte.toUnsignedInt(value) : value;
    }
  }
}
