// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static io.sememe.encoder.onnx.graph.Disturbances.isNeeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.RealModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the biases of trained layers go. */
class FusedBiasesTest {
  private static final String BIAS_GELU = "BiasGelu";
  private static final String LAYER = "/encoder/layer.0/";
  private static final String INTERMEDIATE = LAYER + "intermediate/dense/Add_output_0";
  private static final String ATTENTION = LAYER + "attention/output/dense/Add_output_0";
  private static final String NORMALIZED = LAYER + "attention/output/LayerNorm/Add_1_output_0";

  @ParameterizedTest
  @CsvSource({
    RealModels.MINILM_FP32 + ", MEAN, false, 6",
    RealModels.MINILM_FP32 + ", CLS, false, 6",
    RealModels.MINILM + ", MEAN, true, 6",
    RealModels.DEFAULT + ", CLS, true, 12"
  })
  void every_layer_of_a_padded_run_in_floats_leaves_its_bias_to_what_reads_it(
      String model, Pooling pooling, boolean floatWeights, int layers) throws Exception {
    GraphProto graph = edited(model, pooling, new GraphTarget(floatWeights, true, false));
    List<String> activations = new ArrayList<>();
    List<String> normalizations = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      String layer = "encoder.layer." + i + ".";
      activations.add(layer + "intermediate.dense.bias");
      normalizations.addAll(ofNormalization(layer + "attention.output."));
      normalizations.addAll(ofNormalization(layer + "output."));
    }
    assertEquals(activations, inputs(nodes(graph, BIAS_GELU), 1));
    assertEquals(List.of(), nodes(graph, "Erf"));
    assertEquals(List.of(), nodes(graph, "Gelu"));
    List<NodeProto> all = nodes(graph, ResidualNormalizations.OPERATOR);
    // That of the embeddings follows no layer.
    assertEquals(4, all.get(0).getInputCount());
    assertEquals(normalizations, inputs(all.subList(1, all.size()), 2, 3, 4));
  }

  private static List<String> ofNormalization(String of) {
    return List.of(of + "LayerNorm.weight", of + "LayerNorm.bias", of + "dense.bias");
  }

  @ParameterizedTest
  @CsvSource({RealModels.MINILM_FP32 + ", 6", RealModels.DEFAULT + ", 12"})
  void on_a_cpu_graphs_are_left_to_onnx_runtime(String model, int layers) throws Exception {
    GraphProto graph = edited(model, Pooling.CLS, GraphTarget.CPU);
    assertEquals(List.of(), nodes(graph, BIAS_GELU));
    assertEquals(layers, nodes(graph, "Erf").size());
    assertEquals(0, biasedNormalizations(graph));
  }

  @Test
  void a_quantised_layer_keeps_its_bias() throws Exception {
    GraphProto graph = edited(RealModels.DEFAULT, Pooling.CLS, new GraphTarget(false, true, false));
    assertEquals(List.of(), nodes(graph, BIAS_GELU));
    assertEquals(12, nodes(graph, "Gelu").size());
    assertEquals(List.of(), nodes(graph, "Erf"));
    assertEquals(25, nodes(graph, ResidualNormalizations.OPERATOR).size());
    assertEquals(0, biasedNormalizations(graph));
  }

  @ParameterizedTest
  @CsvSource({"1 1536", "1 1 1536", "1", "''"})
  void a_bias_that_is_no_row_stays_an_addition_before_gelu(String dimensions) {
    Graph graph = biased(INTERMEDIATE, 1536, dimensions).after(FusedBiasesTest::apply);
    assertTrue(isNeeded(graph, INTERMEDIATE));
    assertEquals(5, count(graph, BIAS_GELU));
    assertEquals(List.of(List.of(INTERMEDIATE)), inputsOf(graph, "Gelu"));
  }

  @ParameterizedTest
  @CsvSource({"1 384", "1 1 384", "1", "''"})
  void a_bias_that_is_no_row_stays_an_addition_before_a_normalisation(String dimensions) {
    Graph graph = biased(ATTENTION, 384, dimensions).after(FusedBiasesTest::apply);
    assertTrue(isNeeded(graph, ATTENTION));
    assertEquals(
        1,
        inputsOf(graph, ResidualNormalizations.OPERATOR).stream()
            .filter(inputs -> inputs.size() == 4 && inputs.contains(ATTENTION))
            .count());
  }

  @Test
  void a_bias_that_depends_on_the_text_stays_an_addition() {
    Graph graph =
        RealGraph.minilm()
            .input(ATTENTION, 0, "/embeddings/LayerNorm/Add_1_output_0")
            .after(FusedBiasesTest::apply);
    assertTrue(isNeeded(graph, ATTENTION));
  }

  @Test
  void bias_and_product_and_both_summands_of_a_residual_may_be_exchanged() {
    Graph graph =
        RealGraph.minilm()
            .swap(INTERMEDIATE)
            .swap(ATTENTION)
            .swap(LAYER + "attention/output/Add_output_0")
            .after(FusedBiasesTest::apply);
    assertFalse(isNeeded(graph, INTERMEDIATE));
    assertFalse(isNeeded(graph, ATTENTION));
    assertEquals(6, count(graph, BIAS_GELU));
  }

  @Test
  void of_two_layers_that_are_added_one_keeps_its_bias() {
    String other = LAYER + "output/dense/Add_output_0";
    Graph graph =
        RealGraph.minilm()
            .input(LAYER + "output/Add_output_0", 1, ATTENTION)
            .after(FusedBiasesTest::apply);
    assertFalse(isNeeded(graph, other));
    assertTrue(isNeeded(graph, ATTENTION));
  }

  @Test
  void a_layer_of_what_all_texts_share_stays_behind_what_each_has_of_its_own() {
    GraphProto.Builder layer = GraphProto.newBuilder();
    for (String input : List.of("table", "weight", "bias", "scale", "shift")) {
      long[] sizes = input.equals("weight") ? new long[] {1, 1} : new long[] {1};
      layer.addInitializer(Weights.floats(new float[1], sizes).setName(input));
    }
    layer.addInput(DynamicTensor.of("input_ids", Weights.INT64, 2));
    layer.addNode(node("Gather", "words", "table", "input_ids"));
    layer.addNode(node("Shape", "sizes", "input_ids"));
    layer.addNode(node("ConstantOfShape", "places", "sizes"));
    layer.addNode(node("MatMul", "product", "places", "weight"));
    layer.addNode(node("Add", "shared", "product", "bias"));
    layer.addNode(
        node(ResidualNormalizations.OPERATOR, "result", "words", "shared", "scale", "shift")
            .setDomain(Graph.MICROSOFT));
    Graph graph = new Graph(ModelProto.newBuilder().setGraph(layer).build(), "result");
    new FusedBiases().apply(graph, new Weights(Path.of("none")));
    assertEquals(
        List.of(List.of("words", "shared", "scale", "shift")),
        inputsOf(graph, ResidualNormalizations.OPERATOR));
  }

  private static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  @Test
  void a_sum_that_others_read_too_is_still_there_for_them() {
    Graph graph =
        RealGraph.minilm()
            .node("Add", List.of(NORMALIZED, ATTENTION), "more")
            .input(LAYER + "intermediate/dense/MatMul_output_0", 0, "more")
            .after(FusedBiasesTest::apply);
    assertTrue(isNeeded(graph, ATTENTION));
    assertFalse(isNeeded(graph, NORMALIZED));
    assertEquals(ATTENTION, graph.input("more", "Add", 1));
    assertEquals(
        LAYER + "attention/output/dense/MatMul_output_0",
        graph.input(graph.input("more", "Add", 0), ResidualNormalizations.OPERATOR, 0));
  }

  @Test
  void what_a_normalisation_says_of_itself_it_says_with_a_bias_too() throws Exception {
    GraphTarget padded = new GraphTarget(false, true, false);
    GraphProto graph = edited(RealModels.MINILM_FP32, Pooling.MEAN, padded);
    for (NodeProto node : nodes(graph, ResidualNormalizations.OPERATOR)) {
      assertEquals(1e-12f, Attributes.real(node, "epsilon", Float.NaN), node.getName());
    }
  }

  private static void apply(Graph graph, Weights weights) {
    new ResidualNormalizations().apply(graph, weights);
    new FusedBiases().apply(graph, weights);
  }

  // One number is the bias of all columns.
  private static RealGraph biased(String sum, int columns, String dimensions) {
    long[] sizes = dimensions.isEmpty() ? new long[0] : sizes(dimensions);
    float[] values = new float[dimensions.length() < 2 ? 1 : columns];
    return RealGraph.minilm().tensor("bias", Weights.floats(values, sizes)).input(sum, 0, "bias");
  }

  private static long[] sizes(String dimensions) {
    return List.of(dimensions.split(" ")).stream().mapToLong(Long::parseLong).toArray();
  }

  private static GraphProto edited(String model, Pooling pooling, GraphTarget target)
      throws InvalidProtocolBufferException {
    EditedModel edited =
        EditedModel.read(RealGraph.file(model), "", pooling, GraphRewrite.all(), target);
    return ModelProto.parseFrom(edited.bytes()).getGraph();
  }

  private static List<NodeProto> nodes(GraphProto graph, String operator) {
    return graph.getNodeList().stream().filter(it -> it.getOpType().equals(operator)).toList();
  }

  private static long biasedNormalizations(GraphProto graph) {
    return nodes(graph, ResidualNormalizations.OPERATOR).stream()
        .filter(node -> node.getInputCount() > 4)
        .count();
  }

  private static List<String> inputs(List<NodeProto> nodes, int... indices) {
    List<String> inputs = new ArrayList<>();
    for (NodeProto node : nodes) {
      for (int index : indices) {
        inputs.add(node.getInput(index));
      }
    }
    return inputs;
  }

  private static List<List<String>> inputsOf(Graph graph, String operator) {
    return GraphWriter.needed(graph).stream()
        .filter(node -> node.getOpType().equals(operator))
        .map(node -> List.copyOf(node.getInputList()))
        .toList();
  }

  private static int count(Graph graph, String operator) {
    return inputsOf(graph, operator).size();
  }
}
