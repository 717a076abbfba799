// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Nodes that read the floats x and the whole numbers ids, before and after they are halved. */
final class HalvedGraph {
  static final int FLOAT16 = TensorProto.DataType.FLOAT16_VALUE;

  /** What is wanted of the graph. */
  static final String RESULT = "result";

  private final GraphProto.Builder graph =
      GraphProto.newBuilder()
          .addInput(DynamicTensor.of("x", Weights.FLOAT, 2))
          .addInput(DynamicTensor.of("ids", Weights.INT64, 2));

  /** Adds a constant. */
  HalvedGraph tensor(String name, TensorProto.Builder tensor) {
    graph.addInitializer(tensor.setName(name));
    return this;
  }

  /** Adds nodes and computes in halves. */
  Graph of(NodeProto... nodes) throws IOException {
    graph.addAllNode(List.of(nodes));
    Graph halved = new Graph(ModelProto.newBuilder().setGraph(graph).build(), RESULT);
    new HalfPrecision().apply(halved, new Weights(Path.of("model.onnx")));
    return halved;
  }

  static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  static NodeProto cast(String output, String input, int type) {
    return node("Cast", output, input).toBuilder()
        .addAttribute(Attributes.of("to", (long) type))
        .build();
  }

  static List<String> inputs(Graph graph, String value) {
    return List.copyOf(graph.producer(value).orElseThrow().getInputList());
  }

  static void assertCast(Graph graph, String value, int type) {
    assertTrue(isCast(graph, value, type), value + " is no cast to " + type);
  }

  static boolean isCast(Graph graph, String value, int type) {
    return graph
        .producer(value, "Cast")
        .filter(node -> Attributes.number(node, "to", 0) == type)
        .isPresent();
  }
}
