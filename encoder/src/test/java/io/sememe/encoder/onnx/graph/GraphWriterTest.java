// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphWriterTest {
  private static final ValueInfoProto OUTPUT =
      ValueInfoProto.newBuilder().setName("result").build();

  @Test
  void what_a_graph_inside_a_node_reads_is_needed() {
    GraphProto inner =
        GraphProto.newBuilder()
            .addNode(node("Neg", "outer", "inner"))
            .addOutput(ValueInfoProto.newBuilder().setName("inner"))
            .build();
    AttributeProto branch = AttributeProto.newBuilder().setName("then_branch").setG(inner).build();
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(ValueInfoProto.newBuilder().setName("x"))
            .addNode(node("Relu", "x", "outer"))
            .addNode(node("Relu", "x", "unread"))
            .addNode(node("If", "x", "result").toBuilder().addAttribute(branch));
    GraphProto written = GraphWriter.write(graph(graph), OUTPUT).getGraph();
    assertEquals(
        List.of("outer", "result"),
        written.getNodeList().stream().map(node -> node.getOutput(0)).toList());
    assertEquals(1, written.getInputCount());
  }

  @Test
  void constants_that_old_files_list_among_the_inputs_are_constants() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInput(ValueInfoProto.newBuilder().setName("weights"))
            .addInitializer(TensorProto.newBuilder().setName("weights"))
            .addNode(node("Neg", "weights", "result"));
    ModelProto written = GraphWriter.write(graph(graph), OUTPUT);
    assertEquals(0, written.getGraph().getInputCount());
    assertEquals(1, written.getGraph().getInitializerCount());
    assertEquals(4, written.getIrVersion());
  }

  @Test
  void sparse_constants_are_kept() {
    SparseTensorProto sparse =
        SparseTensorProto.newBuilder()
            .setValues(TensorProto.newBuilder().setName("sparse"))
            .build();
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addSparseInitializer(sparse)
            .addNode(node("Neg", "sparse", "result"));
    GraphProto written = GraphWriter.write(graph(graph), OUTPUT).getGraph();
    assertEquals(List.of(sparse), written.getSparseInitializerList());
  }

  @Test
  void a_new_name_is_none_that_the_graph_has() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInitializer(TensorProto.newBuilder().setName("sememe/constant_0"))
            .addNode(node("Neg", "x", "sememe/constant_1"));
    assertEquals("sememe/constant_2", graph(graph).newName("constant"));
  }

  @Test
  void of_what_is_left_out_there_is_nothing_to_find() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInitializer(TensorProto.newBuilder().setName(""))
            .addNode(node("Neg", "x", ""));
    assertTrue(graph(graph).producer("").isEmpty());
    assertFalse(graph(graph).isConstant(""));
    assertEquals("", graph(graph).input("", "Neg", 0));
  }

  private static Graph graph(GraphProto.Builder graph) {
    return new Graph(ModelProto.newBuilder().setIrVersion(3).setGraph(graph).build(), "result");
  }

  private static NodeProto node(String operator, String input, String output) {
    return NodeProto.newBuilder().setOpType(operator).addInput(input).addOutput(output).build();
  }
}
