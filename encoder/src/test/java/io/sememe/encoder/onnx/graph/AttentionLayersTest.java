// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static io.sememe.encoder.onnx.graph.Disturbances.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which softmax of a graph is attention. */
class AttentionLayersTest {
  private static final String SELF = "/encoder/layer.0/attention/self/";
  private static final String SOFTMAX = SELF + "Softmax_output_0";
  private static final String CONTEXT = SELF + "MatMul_1_output_0";
  private static final String RESULT = "last_hidden_state";
  private static final List<String> ALL =
      IntStream.range(0, 6)
          .mapToObj(layer -> "/encoder/layer." + layer + "/attention/self/Softmax_output_0")
          .toList();

  @Test
  void layers_come_in_the_order_in_which_a_text_passes_them() {
    assertEquals(ALL, of(RealGraph.minilm()));
  }

  @Test
  void the_order_of_the_file_makes_no_difference() {
    ModelProto.Builder model = RealGraph.minilm().model();
    List<NodeProto> nodes = new ArrayList<>(model.getGraph().getNodeList());
    Collections.reverse(nodes);
    model.getGraphBuilder().clearNode().addAllNode(nodes);
    assertEquals(ALL, of(new RealGraph(model)));
  }

  @Test
  void an_output_that_needs_some_layers_only_hides_none() {
    RealGraph graph = RealGraph.minilm();
    ValueInfoProto first =
        ValueInfoProto.newBuilder()
            .setName("/encoder/layer.0/output/LayerNorm/Add_1_output_0")
            .build();
    graph.model().getGraphBuilder().addOutput(0, first);
    assertEquals(ALL, of(graph));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cast", "Dropout", "Identity", "Mul", "Where", "QuantizeLinear"})
  void probabilities_may_be_changed_on_their_way_to_the_values(String operator) {
    RealGraph graph =
        RealGraph.minilm()
            .node(operator, List.of(SOFTMAX, SOFTMAX, SOFTMAX), "changed")
            .input(CONTEXT, 0, "changed");
    assertEquals(ALL, of(graph));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cast", "Clip", "Max", "Min", "Sub", "Where"})
  void scores_may_be_changed_on_their_way_to_the_softmax(String operator) {
    String scores = SELF + "Add_output_0";
    RealGraph graph =
        RealGraph.minilm()
            .node(operator, List.of(scores, scores, scores), "changed")
            .input(SOFTMAX, 0, "changed");
    assertEquals(ALL, of(graph));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FusedMatMul", "MatMulInteger"})
  void products_may_be_those_of_an_optimised_or_quantised_file(String operator) {
    RealGraph graph =
        RealGraph.minilm()
            .change(CONTEXT, node -> node.setOpType(operator))
            .change(SELF + "MatMul_output_0", node -> node.setOpType(operator));
    assertEquals(ALL, of(graph));
  }

  @Test
  void the_right_factor_of_a_quantised_product_comes_after_what_quantises_the_left() {
    RealGraph graph = RealGraph.minilm().tensor("scale", number(1));
    for (String product : List.of(CONTEXT, SELF + "MatMul_output_0")) {
      graph.change(
          product,
          node -> {
            String right = node.getInput(1);
            node.setOpType("QLinearMatMul").setInput(1, "scale").addInput("scale").addInput(right);
          });
    }
    assertEquals(ALL, of(graph));
  }

  @Test
  void a_classifier_over_the_result_is_no_layer() {
    assertEquals(ALL, of(result(RealGraph.minilm(), "table", "weight")));
  }

  @Test
  void a_learnt_query_is_no_layer_however_it_is_repeated_for_each_text() {
    RealGraph graph =
        RealGraph.minilm()
            .tensor("query", number(1))
            .node("Shape", List.of("input_ids"), "sizes")
            .node("Expand", List.of("query", "sizes"), "queries")
            .node("Transpose", List.of(RESULT), "columns")
            .node("MatMul", List.of("queries", "columns"), "pooling_scores")
            .node("Softmax", List.of("pooling_scores"), "pooling_weights")
            .node("MatMul", List.of("pooling_weights", RESULT), "pooled");
    graph.model().getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName("pooled"));
    assertEquals(ALL, of(graph));
  }

  @Test
  void a_softmax_that_nobody_multiplies_is_no_layer() {
    RealGraph graph =
        RealGraph.minilm()
            .node("MatMul", List.of(RESULT, RESULT), "alike")
            .node("Softmax", List.of("alike"), "shares");
    graph.model().getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName("shares"));
    assertEquals(ALL, of(graph));
  }

  @Test
  void a_softmax_over_other_axes_or_of_somebody_else_is_no_layer() {
    List<String> others = ALL.subList(1, 6);
    assertEquals(others, of(RealGraph.minilm().attribute(SOFTMAX, Attributes.of("axis", 2L))));
    assertEquals(others, of(RealGraph.minilm().change(SOFTMAX, NodeProto.Builder::clearAttribute)));
    assertEquals(
        others, of(RealGraph.minilm().change(SOFTMAX, node -> node.setDomain("elsewhere"))));
    assertEquals(others, of(RealGraph.minilm().swap(CONTEXT)));
  }

  @ParameterizedTest
  @CsvSource({
    "Attention, ''",
    "Attention, com.microsoft",
    "QAttention, com.microsoft",
    "MultiHeadAttention, com.microsoft",
    "PackedMultiHeadAttention, com.microsoft",
    "BertSelfAttention, pkg.transformers"
  })
  void attention_that_is_one_operator_already_is_refused(String operator, String domain) {
    RealGraph graph =
        RealGraph.minilm().change(CONTEXT, node -> node.setOpType(operator).setDomain(domain));
    EncoderException e = assertThrows(EncoderException.class, () -> of(graph));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertEquals(
        "the model does not show its attention: its file has attention as one operator already, "
            + operator
            + ", which keeps the weights to itself; use an export of the model without fused or"
            + " optimised operators",
        e.getMessage());
  }

  @Test
  void a_graph_without_attention_is_refused() {
    RealGraph graph = RealGraph.minilm();
    for (String softmax : ALL) {
      graph.change(softmax, node -> node.setOpType("LogSoftmax"));
    }
    EncoderException e = assertThrows(EncoderException.class, () -> of(graph));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertTrue(e.getMessage().contains("no softmax between two products"), e.getMessage());
  }

  // Classes of the tokens, and their vectors put together from those of the classes.
  private static RealGraph result(RealGraph graph, String table, String weight) {
    graph
        .tensor(weight, Weights.floats(new float[384 * 2], 384, 2))
        .tensor(table, Weights.floats(new float[2 * 384], 2, 384))
        .node("MatMul", List.of(RESULT, weight), "classes")
        .node("Softmax", List.of("classes"), "probabilities")
        .node("MatMul", List.of("probabilities", table), "mixed");
    graph.model().getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName("mixed"));
    return graph;
  }

  private static List<String> of(RealGraph real) {
    Graph graph = real.graph();
    List<String> outputs =
        real.model().getGraphBuilder().getOutputList().stream()
            .map(ValueInfoProto::getName)
            .toList();
    return AttentionLayers.of(graph, GraphWriter.needed(graph, outputs));
  }
}
