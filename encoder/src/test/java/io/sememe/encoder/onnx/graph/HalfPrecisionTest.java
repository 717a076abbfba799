// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nodes that read the floats x, and what becomes of their types. */
class HalfPrecisionTest {
  private static final int FLOAT16 = TensorProto.DataType.FLOAT16_VALUE;
  private static final String RESULT = "result";

  private final GraphProto.Builder graph =
      GraphProto.newBuilder()
          .addInput(DynamicTensor.of("x", Weights.FLOAT, 2))
          .addInput(DynamicTensor.of("ids", Weights.INT64, 2));

  private final Weights weights = new Weights(Path.of("model.onnx"));

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
    // These, lengths and mask as numbers, and the states before they are pooled.
    assertEquals(22, count(written, "Cast"));
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
    assertArrayEquals(floats.bytes(), stored.bytes());
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
    Graph edited = edited(node("Tanh", RESULT, "x"));
    assertCast(edited, edited.result(), Weights.FLOAT);
    String half = edited.input(edited.result(), "Cast", 0);
    assertEquals(RESULT, half);
    assertCast(edited, edited.input(half, "Tanh", 0), FLOAT16);
  }

  @Test
  void constants_are_clamped_wherever_they_are_held() throws IOException {
    graph.addInitializer(Weights.floats(new float[] {-1e30f, 1 / 0f, 2}, 3).setName("floats"));
    TensorProto.Builder lowest = Weights.floats(new float[] {-Float.MAX_VALUE});
    Graph edited =
        edited(
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
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName("matrix")
            .setDataType(Weights.FLOAT)
            .setDataLocation(TensorProto.DataLocation.EXTERNAL));
    Graph edited =
        edited(
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
  void a_value_of_a_precise_node_is_converted_once_and_not_clipped() throws IOException {
    Graph edited =
        edited(
            node("Softmax", "soft", "x"),
            node("Tanh", "one", "soft"),
            node("Tanh", "other", "soft"),
            node("Concat", RESULT, "one", "other"));
    String half = edited.input("one", "Tanh", 0);
    assertCast(edited, half, FLOAT16);
    assertEquals("soft", edited.input(half, "Cast", 0));
    assertEquals(half, edited.input("other", "Tanh", 0));
  }

  @Test
  void what_a_node_says_of_its_type_is_said_of_halves() throws IOException {
    TensorProto.Builder seven = Weights.floats(new float[] {7}, 1);
    Graph edited =
        edited(
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
    graph.addInitializer(Weights.longs(new long[] {3}).setName("three"));
    Graph edited =
        edited(
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
  void softmax_alone_and_what_leads_to_it_stay_float32() throws IOException {
    graph.addInitializer(Weights.floats(new float[] {-1e30f}).setName("mask"));
    Graph edited =
        edited(
            node("Tanh", "half", "x"),
            node("Add", "masked", "half", "mask"),
            node("Softmax", "soft", "masked"),
            node("Tanh", RESULT, "soft"));
    assertCast(edited, edited.input("masked", "Add", 0), Weights.FLOAT);
    assertEquals("mask", edited.input("masked", "Add", 1));
    assertEquals("masked", edited.input("soft", "Softmax", 0));
    assertCast(edited, edited.input(RESULT, "Tanh", 0), FLOAT16);
  }

  @Test
  void a_normalisation_that_is_written_out_stays_float32_from_the_mean_to_the_quotient()
      throws IOException {
    String norm = "/encoder/layer.0/attention/output/LayerNorm/";
    Graph edited = RealGraph.minilm().after(new HalfPrecision());
    for (String part : List.of("ReduceMean", "Sub", "Pow", "ReduceMean_1", "Add", "Sqrt", "Div")) {
      NodeProto node = edited.producer(norm + part + "_output_0").orElseThrow();
      assertTrue(
          node.getInputList().stream().noneMatch(input -> isCast(edited, input, FLOAT16)), part);
    }
    assertCast(edited, edited.input(norm + "Mul_output_0", "Mul", 0), FLOAT16);
    assertNotEquals(
        "encoder.layer.0.attention.output.LayerNorm.weight",
        edited.input(norm + "Mul_output_0", "Mul", 1));
  }

  @Test
  void an_angle_stays_precise_with_all_it_is_made_of() throws IOException {
    graph.addInitializer(Weights.floats(new float[] {0.1f}, 1, 1).setName("frequency"));
    Graph edited =
        edited(
            cast("place", "ids", Weights.FLOAT),
            node("MatMul", "angle", "place", "frequency"),
            node("Cos", "cosine", "angle"),
            node("Mul", RESULT, "cosine", "x"));
    assertCast(edited, "place", Weights.FLOAT);
    assertEquals(List.of("place", "frequency"), inputs(edited, "angle"));
    assertEquals("angle", edited.input("cosine", "Cos", 0));
  }

  @Test
  void a_number_that_is_rounded_stays_precise() throws IOException {
    Graph edited =
        edited(
            node("Mul", "bucket", "x", "x"),
            cast("rounded", "bucket", Weights.INT64),
            cast("floats", "rounded", Weights.FLOAT),
            node("Tanh", RESULT, "floats"));
    assertEquals(List.of("x", "x"), inputs(edited, "bucket"));
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
    EncoderException e = assertThrows(EncoderException.class, () -> edited(node.build()));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("the operator " + operator), e.getMessage());
    assertTrue(e.getMessage().contains("fp32"), e.getMessage());
  }

  private Graph edited(NodeProto... nodes) throws IOException {
    graph.addAllNode(List.of(nodes));
    Graph edited = new Graph(ModelProto.newBuilder().setGraph(graph).build(), RESULT);
    new HalfPrecision().apply(edited, weights);
    return edited;
  }

  private static void assertCast(Graph graph, String value, int type) {
    assertTrue(isCast(graph, value, type), value + " is no cast to " + type);
  }

  private static boolean isCast(Graph graph, String value, int type) {
    return graph
        .producer(value, "Cast")
        .filter(node -> Attributes.number(node, "to", 0) == type)
        .isPresent();
  }

  private static List<String> inputs(Graph graph, String value) {
    return List.copyOf(graph.producer(value).orElseThrow().getInputList());
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

  private static NodeProto cast(String output, String input, int type) {
    return node("Cast", output, input).toBuilder()
        .addAttribute(Attributes.of("to", (long) type))
        .build();
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }
}
