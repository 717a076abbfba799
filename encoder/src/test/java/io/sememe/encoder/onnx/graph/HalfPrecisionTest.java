// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static io.sememe.encoder.onnx.graph.HalvedGraph.FLOAT16;
import static io.sememe.encoder.onnx.graph.HalvedGraph.RESULT;
import static io.sememe.encoder.onnx.graph.HalvedGraph.assertCast;
import static io.sememe.encoder.onnx.graph.HalvedGraph.cast;
import static io.sememe.encoder.onnx.graph.HalvedGraph.inputs;
import static io.sememe.encoder.onnx.graph.HalvedGraph.node;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nodes that read the floats x, and what becomes of their types. */
class HalfPrecisionTest {
  private final HalvedGraph graph = new HalvedGraph();

  @Test
  void a_trained_model_computes_in_halves_but_for_what_it_is_made_of_and_its_pooling()
      throws InvalidProtocolBufferException {
    EditedModel edited =
        EditedModel.read(
            RealGraph.file(RealModels.MINILM_FP32),
            "",
            Pooling.MEAN,
            GraphRewrite.all(),
            new GraphTarget(false, true, true));
    GraphProto written = ModelProto.parseFrom(edited.bytes()).getGraph();
    // The words and three matrices of each layer; query, key and value were joined in memory.
    assertEquals(19, count(written, "Clip"));
    // These, lengths, starts and mask as numbers, and the states before they are pooled.
    assertEquals(23, count(written, "Cast"));
    assertEquals(6, count(written, FusedAttention.FLOATS));
    assertEquals(0, count(written, "ReduceMean"));
    assertTrue(edited.tables().isEmpty(), "what is converted is not read later");
    assertEquals(
        19 + 2,
        written.getInitializerList().stream()
            .filter(it -> it.getDataType() == Weights.FLOAT)
            .count());
    assertEquals(Weights.FLOAT, written.getOutput(0).getType().getTensorType().getElemType());
  }

  @Test
  void a_model_that_stays_quantised_stays_as_it_is() {
    EditedModel stored = edited(RealModels.MINILM, new GraphTarget(false, true, true));
    EditedModel floats = edited(RealModels.MINILM, new GraphTarget(false, true, false));
    assertEquals(floats.bytes(), stored.bytes());
  }

  private static EditedModel edited(String model, GraphTarget target) {
    Set<GraphRewrite> all = GraphRewrite.all();
    return EditedModel.read(RealGraph.file(model), "", Pooling.MEAN, all, target);
  }

  private static long count(GraphProto graph, String operator) {
    return graph.getNodeList().stream().filter(node -> node.getOpType().equals(operator)).count();
  }

  @Test
  void the_result_is_float32_again() throws IOException {
    Graph edited = graph.of(node("Tanh", RESULT, "x"));
    assertCast(edited, edited.result(), Weights.FLOAT);
    String half = edited.input(edited.result(), "Cast", 0);
    assertEquals(RESULT, half);
    assertCast(edited, edited.input(half, "Tanh", 0), FLOAT16);
  }

  @Test
  void constants_are_clamped_wherever_they_are_held() throws IOException {
    graph.tensor("floats", Weights.floats(new float[] {-1e30f, 1 / 0f, 2}, 3));
    TensorProto.Builder lowest = Weights.floats(new float[] {-Float.MAX_VALUE});
    Graph edited =
        graph.of(
            node("Constant", "held").toBuilder()
                .addAttribute(Attributes.of("value", lowest))
                .build(),
            node("Add", "sum", "x", "floats"),
            node("Tanh", "tanh", "sum"),
            node("Mul", "product", "tanh", "held"),
            node("Tanh", RESULT, "product"));
    assertArrayEquals(
        new short[] {(short) 0xfbff, 0x7bff, 0x4000},
        halves(edited, edited.input("sum", "Add", 1)));
    assertArrayEquals(
        new short[] {(short) 0xfbff}, halves(edited, edited.input("product", "Mul", 1)));
  }

  @Test
  void a_constant_that_lies_in_a_file_is_clipped_and_converted_there() throws IOException {
    graph.tensor(
        "matrix",
        TensorProto.newBuilder()
            .setDataType(Weights.FLOAT)
            .setDataLocation(TensorProto.DataLocation.EXTERNAL));
    Graph edited =
        graph.of(
            node("MatMul", "product", "x", "matrix"), node("MatMul", RESULT, "product", "matrix"));
    String half = edited.input(RESULT, "MatMul", 1);
    assertCast(edited, half, FLOAT16);
    String clip = edited.input(half, "Cast", 0);
    assertEquals("matrix", edited.input(clip, "Clip", 0));
    assertEquals(-65_504, edited.number(edited.input(clip, "Clip", 1)));
    assertEquals(65_504, edited.number(edited.input(clip, "Clip", 2)));
    assertEquals(half, edited.input("product", "MatMul", 1));
  }

  @Test
  void what_a_node_says_of_its_type_is_said_of_halves() throws IOException {
    TensorProto.Builder seven = Weights.floats(new float[] {7}, 1);
    Graph edited =
        graph.of(
            cast("number", "ids", Weights.FLOAT),
            node("Shape", "shape", "ids"),
            node("ConstantOfShape", "zeros", "shape"),
            node("ConstantOfShape", "sevens", "shape").toBuilder()
                .addAttribute(Attributes.of("value", seven))
                .build(),
            node("Concat", "all", "number", "zeros", "sevens"),
            node("Tanh", RESULT, "all"));
    assertCast(edited, "number", FLOAT16);
    assertEquals(0, held(edited, "zeros"));
    assertEquals(0x4700, held(edited, "sevens"));
    assertEquals(List.of("number", "zeros", "sevens"), inputs(edited, "all"));
  }

  @Test
  void whole_numbers_and_truths_stay_what_they_are() throws IOException {
    graph.tensor("three", Weights.longs(new long[] {3}));
    Graph edited =
        graph.of(
            node("Equal", "equal", "ids", "three"),
            node("Where", "chosen", "equal", "ids", "three"),
            cast("longs", "chosen", Weights.INT64),
            cast("floats", "longs", Weights.FLOAT),
            node("Tanh", RESULT, "floats"));
    assertEquals(List.of("ids", "three"), inputs(edited, "equal"));
    assertEquals(List.of("equal", "ids", "three"), inputs(edited, "chosen"));
    assertCast(edited, "longs", Weights.INT64);
    assertCast(edited, "floats", FLOAT16);
  }

  @Test
  void an_operator_of_somebody_else_is_refused_by_name() {
    assertRefused(node("Mystery", RESULT, "x").toBuilder().setDomain("elsewhere"), "Mystery");
  }

  @Test
  void a_graph_inside_a_node_is_refused_by_name() {
    AttributeProto branch =
        AttributeProto.newBuilder()
            .setName("then_branch")
            .setG(GraphProto.getDefaultInstance())
            .build();
    assertRefused(node("If", RESULT, "x").toBuilder().addAttribute(branch), "If");
  }

  private void assertRefused(NodeProto.Builder node, String operator) {
    EncoderException e = assertThrows(EncoderException.class, () -> graph.of(node.build()));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("the operator " + operator), e.getMessage());
    assertTrue(e.getMessage().contains("fp32"), e.getMessage());
  }

  private static short held(Graph graph, String value) {
    TensorProto tensor = graph.producer(value).orElseThrow().getAttribute(0).getT();
    assertEquals(List.of(1L), tensor.getDimsList());
    return halves(tensor)[0];
  }

  private static short[] halves(Graph graph, String constant) {
    return halves(graph.constant(constant).orElseThrow());
  }

  private static short[] halves(TensorProto tensor) {
    assertEquals(FLOAT16, tensor.getDataType());
    byte[] bytes = tensor.getRawData().toByteArray();
    short[] values = new short[bytes.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8));
    }
    return values;
  }
}
