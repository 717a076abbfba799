// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.RealModels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the graphs of trained models hold after they were edited. */
class EditedGraphTest {
  private static final Set<String> ALL_INPUTS =
      Set.of("input_ids", "attention_mask", "token_type_ids");

  @ParameterizedTest
  @CsvSource({
    RealModels.DEFAULT + ", QAttention, 12",
    RealModels.MINILM + ", QAttention, 6",
    RealModels.MINILM_FP32 + ", Attention, 6"
  })
  void every_layer_has_one_operator_for_attention_and_none_of_its_parts(
      String model, String operator, int layers) throws Exception {
    GraphProto graph = edited(model, Pooling.MEAN, Set.of(GraphRewrite.ATTENTION));
    assertEquals(layers, count(graph, operator));
    assertEquals(0, count(graph, "Softmax"));
    assertEquals(0, count(graph, "Transpose"));
    assertEquals(Set.of("input_ids", "token_type_ids"), inputs(graph));
  }

  @ParameterizedTest
  @CsvSource({
    RealModels.DEFAULT + ", 24",
    RealModels.MINILM + ", 12",
    RealModels.MINILM_FP32 + ", 12"
  })
  void every_sum_and_its_normalisation_are_one_operator(String model, int residuals)
      throws Exception {
    GraphProto graph = edited(model, Pooling.MEAN, Set.of(GraphRewrite.NORMALIZATION));
    // One more: words and positions are a sum as well.
    assertEquals(residuals + 1, count(graph, "SkipLayerNormalization"));
    assertEquals(0, count(graph, "Sqrt"));
    assertEquals(ALL_INPUTS, inputs(graph));
  }

  @ParameterizedTest
  @ValueSource(strings = {RealModels.DEFAULT, RealModels.MINILM, RealModels.MINILM_FP32})
  void the_only_segment_is_no_input_when_it_is_part_of_the_positions(String model)
      throws Exception {
    GraphProto graph = edited(model, Pooling.MEAN, Set.of(GraphRewrite.EMBEDDINGS));
    assertEquals(1, count(graph, "SkipLayerNormalization"));
    assertEquals(Set.of("input_ids", "attention_mask"), inputs(graph));
  }

  @ParameterizedTest
  @ValueSource(strings = {RealModels.DEFAULT, RealModels.MINILM, RealModels.MINILM_FP32})
  void what_follows_the_last_attention_reads_one_row(String model) throws Exception {
    for (Pooling pooling : Pooling.values()) {
      long row = pooling == Pooling.LASTTOKEN ? -1 : 0;
      boolean oneRow = pooling == Pooling.CLS || pooling == Pooling.LASTTOKEN;
      if (pooling != Pooling.NONE) {
        GraphProto graph = edited(model, pooling, GraphRewrite.all());
        // Two: the attention's result and what it is added to.
        assertEquals(oneRow ? 2 : 0, rowsPicked(graph, row), pooling.label());
      }
    }
  }

  @Test
  void needed_rows_alone_change_nothing_since_nothing_tells_where_the_rows_lie() throws Exception {
    GraphProto alone =
        edited(RealModels.MINILM_FP32, Pooling.CLS, Set.of(GraphRewrite.NEEDED_ROWS));
    assertEquals(edited(RealModels.MINILM_FP32, Pooling.CLS, Set.of()), alone);
  }

  @Test
  void without_rewrites_only_the_pooling_is_added() throws Exception {
    GraphProto graph = edited(RealModels.MINILM_FP32, Pooling.MEAN, Set.of());
    GraphProto whole = RealGraph.minilm().build().getGraph();
    assertEquals(whole.getNodeCount() + 2, graph.getNodeCount());
    assertEquals(ALL_INPUTS, inputs(graph));
    assertTrue(graph.getNodeList().containsAll(whole.getNodeList()));
  }

  static Set<Set<GraphRewrite>> rewrites() {
    return Set.of(
        Set.of(),
        Set.of(GraphRewrite.EMBEDDINGS),
        Set.of(GraphRewrite.ATTENTION),
        Set.of(GraphRewrite.NORMALIZATION),
        GraphRewrite.all());
  }

  @ParameterizedTest
  @MethodSource("rewrites")
  void nothing_is_left_that_nobody_reads_and_nothing_is_read_that_is_not_there(
      Set<GraphRewrite> rewrites) throws Exception {
    for (String model : Set.of(RealModels.DEFAULT, RealModels.MINILM, RealModels.MINILM_FP32)) {
      requireTidy(edited(model, Pooling.CLS, rewrites));
      requireTidy(edited(model, Pooling.MEAN, rewrites));
    }
  }

  private static void requireTidy(GraphProto graph) {
    Set<String> read = new HashSet<>(Set.of(graph.getOutput(0).getName()));
    Set<String> known = new HashSet<>(inputs(graph));
    graph.getNodeList().forEach(node -> read.addAll(node.getInputList()));
    for (TensorProto tensor : graph.getInitializerList()) {
      assertTrue(read.contains(tensor.getName()), tensor.getName());
      assertTrue(known.add(tensor.getName()), tensor.getName());
    }
    for (NodeProto node : graph.getNodeList()) {
      assertTrue(node.getOutputList().stream().anyMatch(read::contains), node.getName());
      // Each after those that it reads; "" is an input that is left out.
      node.getInputList().stream()
          .filter(input -> !input.isEmpty())
          .forEach(input -> assertTrue(known.contains(input), input));
      node.getOutputList().forEach(output -> assertTrue(known.add(output), output));
    }
    assertEquals(1, graph.getOutputCount());
    assertTrue(known.contains(EditedModel.OUTPUT));
  }

  private static long rowsPicked(GraphProto graph, long row) {
    Set<String> rows =
        graph.getInitializerList().stream()
            .filter(tensor -> tensor.getDimsList().equals(List.of(1L)))
            .filter(tensor -> Weights.longs(tensor).equals(List.of(row)))
            .map(TensorProto::getName)
            .collect(Collectors.toSet());
    return graph.getNodeList().stream()
        .filter(node -> node.getOpType().equals("Gather"))
        .filter(node -> Attributes.number(node, "axis", 0) == 1)
        .filter(node -> rows.contains(node.getInput(1)))
        .count();
  }

  private static long count(GraphProto graph, String operator) {
    return graph.getNodeList().stream().filter(node -> node.getOpType().equals(operator)).count();
  }

  private static Set<String> inputs(GraphProto graph) {
    return graph.getInputList().stream().map(ValueInfoProto::getName).collect(Collectors.toSet());
  }

  private static GraphProto edited(String model, Pooling pooling, Set<GraphRewrite> rewrites)
      throws InvalidProtocolBufferException {
    EditedModel edited =
        EditedModel.read(RealGraph.file(model), "", pooling, rewrites, GraphTarget.CPU);
    return ModelProto.parseFrom(edited.bytes()).getGraph();
  }
}
