// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One attention, whose rows are tokens, and what comes after it. */
class NeededRowsTest {
  private static final String ROWS = "rows";
  private static final String RESULT = "result";
  private static final String MATRIX = "matrix";

  @Test
  void a_product_with_a_matrix_on_the_right_is_computed_for_one_row() {
    Graph graph = narrowed(node("MatMul", List.of(ROWS, MATRIX), RESULT));
    NodeProto product = graph.producer(graph.result(), "MatMul").orElseThrow();
    assertEquals(ROWS, graph.input(product.getInput(0), "Gather", 0));
    assertEquals(List.of(-1L), graph.wholeNumbers(graph.input(product.getInput(0), "Gather", 1)));
    assertEquals(MATRIX, product.getInput(1));
  }

  @Test
  void a_product_with_a_matrix_on_the_left_mixes_rows_and_is_left_alone() {
    assertLeftAlone(node("MatMul", List.of(MATRIX, ROWS), RESULT));
  }

  @Test
  void a_product_of_rows_with_rows_is_left_alone() {
    assertLeftAlone(node("MatMul", List.of(ROWS, ROWS), RESULT));
  }

  @Test
  void a_constant_with_a_row_per_token_is_left_alone() {
    assertLeftAlone(node("Add", List.of(ROWS, MATRIX), RESULT));
  }

  @Test
  void a_result_that_another_node_reads_is_needed_whole() {
    Graph graph =
        narrowed(
            node("Tanh", List.of(ROWS), "inside"),
            node("Softmax", List.of("inside"), "whole"),
            node("Add", List.of("inside", "whole"), RESULT));
    assertEquals(RESULT, graph.result());
  }

  @Test
  void inputs_and_outputs_that_are_left_out_stay_so() {
    Graph graph =
        narrowed(node("Add", List.of(ROWS, "", "bias"), RESULT).toBuilder().addOutput("").build());
    NodeProto sum = graph.producer(graph.result()).orElseThrow();
    assertNotEquals(RESULT, graph.result());
    assertEquals(List.of("", "bias"), List.copyOf(sum.getInputList()).subList(1, 3));
    assertEquals("", sum.getOutput(1));
  }

  private static void assertLeftAlone(NodeProto node) {
    assertEquals(RESULT, narrowed(node).result());
  }

  private static Graph narrowed(NodeProto... nodes) {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInitializer(tensor(MATRIX, 3, 3))
            .addInitializer(tensor("bias", 3))
            .addNode(node(FusedAttention.FLOATS, List.of("a"), ROWS))
            .addAllNode(List.of(nodes));
    Graph edited = new Graph(ModelProto.newBuilder().setGraph(graph).build(), RESULT);
    new NeededRows(-1).apply(edited, new Weights(Path.of("none")));
    return edited;
  }

  private static TensorProto.Builder tensor(String name, long... dimensions) {
    int count = dimensions.length == 1 ? 3 : 9;
    return Weights.floats(new float[count], dimensions).setName(name);
  }

  private static NodeProto node(String operator, List<String> inputs, String output) {
    return NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output).build();
  }
}
