// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Products of [tokens x 2] and [2 x 3], and tables of as many values. */
class FloatWeightsTest {
  private static final String RESULT = "result";
  private static final byte[] BYTES = {-128, -1, 0, 1, 100, 127};

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Weights weights = new Weights(Path.of("none"));

  @Test
  void one_scale_holds_for_the_whole_matrix_and_no_zero_point_is_zero() throws IOException {
    scales(0.5f);
    product("");
    assertArrayEquals(new float[] {-64, -0.5f, 0, 0.5f, 50, 63.5f}, weightAfter());
  }

  @Test
  void scales_and_zero_points_per_column_hold_for_their_column() throws IOException {
    scales(1, 2, 4);
    zeros(Weights.INT8, 0, 1, -2);
    product("zero");
    assertArrayEquals(new float[] {-128, -4, 8, 1, 198, 516}, weightAfter());
  }

  @Test
  void unsigned_weights_are_read_as_such() throws IOException {
    scales(1);
    zeros(Weights.UINT8, 128);
    matrix(Weights.UINT8, 2, 3);
    graph.addAllNode(nodes("zero"));
    assertArrayEquals(new float[] {0, 127, -128, -127, -28, -1}, weightAfter());
  }

  @Test
  void factors_may_stand_in_any_order() throws IOException {
    scales(1);
    product("");
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      if (node.getOpType().equals("Mul")) {
        String first = node.getInput(0);
        node.setInput(0, node.getInput(1)).setInput(1, first);
      }
    }
    assertArrayEquals(new float[] {-128, -1, 0, 1, 100, 127}, weightAfter());
  }

  @Test
  void layers_that_share_their_weights_go_on_sharing_them() throws IOException {
    scales(1);
    product("");
    graph.addNode(node("Mul", "second", "cast", "scales"));
    graph.addNode(node("Add", "both", RESULT, "second"));
    Graph edited = edited("both");
    assertEquals(
        edited.input(edited.input("both", "Add", 0), "MatMul", 1),
        edited.input(edited.input("both", "Add", 1), "MatMul", 1));
  }

  @Test
  void rows_picked_from_a_table_are_picked_from_one_of_floats() throws IOException {
    scales(2);
    zeros(Weights.INT8, 1);
    matrix(Weights.INT8, 2, 3);
    graph.addNode(node("Gather", "rows", "matrix", "ids"));
    graph.addNode(node("DequantizeLinear", RESULT, "rows", "scale", "zero"));
    Graph edited = edited(RESULT);
    assertEquals("ids", edited.input(edited.result(), "Gather", 1));
    String table = edited.input(edited.result(), "Gather", 0);
    assertArrayEquals(new float[] {-258, -4, -2, 0, 198, 252}, floats(edited, table));
  }

  @Test
  void a_constant_may_have_scales_along_any_axis() throws IOException {
    scales(1, 10);
    matrix(Weights.INT8, 2, 3);
    graph.addNode(
        node("DequantizeLinear", RESULT, "matrix", "scale").toBuilder()
            .addAttribute(Attributes.of("axis", 0L)));
    Graph edited = edited(RESULT);
    assertArrayEquals(new float[] {-128, -1, 0, 10, 1000, 1270}, floats(edited, edited.result()));
  }

  @Test
  void scales_of_blocks_are_refused_even_where_they_are_as_many_as_rows() {
    graph.addInitializer(Weights.floats(new float[] {1, 2, 4, 8}, 2, 2).setName("scale"));
    graph.addInitializer(Weights.tensor(Weights.INT8, new byte[8], 4, 2).setName("matrix"));
    graph.addNode(
        node("DequantizeLinear", RESULT, "matrix", "scale").toBuilder()
            .addAttribute(Attributes.of("axis", 0L))
            .addAttribute(Attributes.of("block_size", 2L)));
    assertRefused("DequantizeLinear");
  }

  @Test
  void rows_with_several_scales_stay_quantised_and_are_refused_by_name() {
    scales(1, 2, 3);
    matrix(Weights.INT8, 2, 3);
    graph.addNode(node("Gather", "rows", "matrix", "ids"));
    graph.addNode(node("DequantizeLinear", RESULT, "rows", "scale"));
    assertRefused("DequantizeLinear");
  }

  @Test
  void scales_that_are_not_as_many_as_columns_are_refused() {
    scales(1, 2);
    product("");
    assertRefused("MatMulInteger");
  }

  @Test
  void a_zero_point_of_another_type_is_refused() {
    scales(1);
    zeros(Weights.UINT8, 0);
    product("zero");
    assertRefused("MatMulInteger");
  }

  @Test
  void a_weight_that_is_no_constant_is_refused() {
    scales(1);
    graph.addAllNode(nodes(""));
    assertRefused("MatMulInteger");
  }

  @Test
  void a_product_that_is_not_made_a_float_is_refused() {
    scales(1);
    product("");
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      if (node.getOpType().equals("Cast")) {
        node.getAttributeBuilder(0).setI(Weights.INT64);
      }
    }
    assertRefused("MatMulInteger");
  }

  @Test
  void the_scale_of_another_input_is_refused() {
    scales(1);
    product("");
    graph.addNode(
        node("DynamicQuantizeLinear", "q2", "y").toBuilder().addOutput("s2").addOutput("z2"));
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      if (node.getOutput(0).equals("scales")) {
        node.setInput(0, "s2");
      }
    }
    assertRefused("MatMulInteger");
  }

  @Test
  void an_operator_that_is_quantised_in_another_way_is_refused_by_name() {
    for (String operator : List.of("QAttention", "QLinearMatMul", "MatMulNBits")) {
      graph.clear().addNode(node(operator, RESULT, "x"));
      assertRefused(operator);
    }
  }

  private void assertRefused(String operator) {
    EncoderException e = assertThrows(EncoderException.class, () -> edited(RESULT));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains(operator), e.getMessage());
  }

  private float[] weightAfter() throws IOException {
    Graph edited = edited(RESULT);
    assertEquals("x", edited.input(edited.result(), "MatMul", 0));
    return floats(edited, edited.input(edited.result(), "MatMul", 1));
  }

  private Graph edited(String result) throws IOException {
    Graph edited = new Graph(ModelProto.newBuilder().setGraph(graph).build(), result);
    new FloatWeights().apply(edited, weights);
    return edited;
  }

  private float[] floats(Graph edited, String constant) throws IOException {
    ByteBuffer bytes = weights.bytes(edited.constant(constant).orElseThrow()).orElseThrow();
    assertEquals(ByteOrder.LITTLE_ENDIAN, bytes.order());
    float[] floats = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(floats);
    return floats;
  }

  private void product(String zero) {
    matrix(Weights.INT8, 2, 3);
    graph.addAllNode(nodes(zero));
  }

  private static List<NodeProto> nodes(String zero) {
    return List.of(
        node("DynamicQuantizeLinear", "quantized", "x").toBuilder()
            .addOutput("input_scale")
            .addOutput("input_zero")
            .build(),
        node("MatMulInteger", "integers", "quantized", "matrix", "input_zero", zero),
        node("Cast", "cast", "integers").toBuilder()
            .addAttribute(Attributes.of("to", (long) Weights.FLOAT))
            .build(),
        node("Mul", "scales", "input_scale", "scale"),
        node("Mul", RESULT, "cast", "scales"));
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private void matrix(int type, long... dimensions) {
    graph.addInitializer(Weights.tensor(type, BYTES, dimensions).setName("matrix"));
  }

  private void scales(float... values) {
    long[] dimensions = values.length == 1 ? new long[0] : new long[] {values.length};
    graph.addInitializer(Weights.floats(values, dimensions).setName("scale"));
  }

  private void zeros(int type, int... values) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(type).setName("zero");
    for (int value : values) {
      tensor.addInt32Data(value);
    }
    graph.addInitializer(values.length == 1 ? tensor : tensor.addDims(values.length));
  }
}
