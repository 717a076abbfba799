// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import static io.sememe.encoder.testing.HostileGraph.node;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;

/**
 * A model file of a few hundred bytes that has gigabytes computed, most of them while it is opened;
 * the largest element of them is added to what the model gives. And what its refusal must say.
 */
public enum HostileConstant {
  EXPANDED("('Expand')", "1099511627776 elements") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "sizes", 1 << 20, 1 << 20);
      numbers(graph, "one", 1);
      graph.addNode(node("Expand", BOMB, "one", "sizes"));
    }
  },
  TILED("('Tile')", "elements") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "times", 1L << 40);
      numbers(graph, "one", 1);
      graph.addNode(node("Tile", BOMB, "one", "times"));
    }
  },
  FILLED("('ConstantOfShape')", "2^63 or more elements") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "sizes", 1L << 40, 1L << 40);
      graph.addNode(node("ConstantOfShape", BOMB, "sizes"));
    }
  },
  COUNTED("('Range')", "elements") {
    @Override
    void make(GraphProto.Builder graph) {
      scalar(graph, "from", 0);
      scalar(graph, "to", 1L << 40);
      scalar(graph, "by", 1);
      graph.addNode(node("Range", "counted", "from", "to", "by"));
      graph.addNode(node("Cast", BOMB, "counted").addAttribute(OnnxGraph.attribute("to", 1)));
    }
  },
  PADDED("('Pad')", "elements") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "edges", 1L << 30, 1L << 30);
      numbers(graph, "one", 1);
      graph.addNode(node("Pad", BOMB, "one", "edges"));
    }
  },
  MARKED("('OneHot')", "elements") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "places", 1, 2, 3);
      sizes(graph, "depth", 1L << 40);
      numbers(graph, "off_on", 0, 1);
      graph.addNode(node("OneHot", BOMB, "places", "depth", "off_on"));
    }
  },
  DOUBLED("('Concat')", "elements") {
    @Override
    void make(GraphProto.Builder graph) {
      numbers(graph, "twice0", 1);
      for (int i = 0; i < 40; i++) {
        String next = i == 39 ? BOMB : "twice" + (i + 1);
        graph.addNode(
            node("Concat", next, "twice" + i, "twice" + i)
                .addAttribute(OnnxGraph.attribute("axis", 0)));
      }
    }
  },
  STRETCHED("('Add')", "4294967296 elements") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "row", 1, 1 << 16);
      sizes(graph, "column", 1 << 16, 1);
      graph.addNode(node("ConstantOfShape", "wide", "row"));
      graph.addNode(node("ConstantOfShape", "high", "column"));
      graph.addNode(node("Add", BOMB, "wide", "high"));
    }
  },
  MULTIPLIED("('MatMul')", "4294967296 elements") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "row", 1, 1 << 16);
      sizes(graph, "column", 1 << 16, 1);
      graph.addNode(node("ConstantOfShape", "wide", "row"));
      graph.addNode(node("ConstantOfShape", "high", "column"));
      graph.addNode(node("MatMul", BOMB, "high", "wide"));
    }
  },
  IN_A_CLUMSY_ORDER("('Expand')", "elements") {
    @Override
    void make(GraphProto.Builder graph) {
      numbers(graph, "one", 1);
      graph.addNode(node("Expand", BOMB, "one", "product"));
      graph.addNode(node("Mul", "product", "sizes", "sizes"));
      sizes(graph, "sizes", 1 << 15, 1 << 15);
    }
  },
  SIZE_FROM_A_BRANCH("'bomb_node'", "size cannot be told") {
    @Override
    void make(GraphProto.Builder graph) {
      graph.addNode(
          HostileGraph.branch("sizes", constant("hidden", 1L << 40)).setInput(0, "always"));
      graph.addInitializer(
          TensorProto.newBuilder()
              .setName("always")
              .setDataType(TensorProto.DataType.BOOL_VALUE)
              .addInt32Data(1));
      graph.addNode(node("ConstantOfShape", BOMB, "sizes"));
    }
  },
  SIZE_THAT_IS_COMPUTED("'bomb_node'", "size cannot be told") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "sizes", 1L << 20, 1L << 20);
      graph.addNode(node("ReduceProd", "product", "sizes"));
      graph.addNode(node("ConstantOfShape", BOMB, "product"));
    }
  },
  MANY_OF_THEM("too many that compute constants") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "sizes", 1 << 25);
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        parts.add("part" + i);
        graph.addNode(node("ConstantOfShape", "part" + i, "sizes"));
      }
      graph.addNode(node("Max", BOMB, parts.toArray(String[]::new)));
    }
  },
  FOR_EACH_TEXT("('Expand')", "1099511627776 elements") {
    @Override
    void make(GraphProto.Builder graph) {
      sizes(graph, "sizes", 1 << 20, 1 << 20, 1, 1);
      graph.addNode(
          node("Cast", "numbers", "input_ids").addAttribute(OnnxGraph.attribute("to", 1)));
      graph.addNode(node("Expand", BOMB, "numbers", "sizes"));
    }
  };

  private static final String BOMB = "bomb";

  private final String reasons;

  HostileConstant(String... reasons) {
    this.reasons = String.join("\n", reasons);
  }

  abstract void make(GraphProto.Builder graph);

  /** Writes a model that has nothing wrong but this. */
  public void write(TinyModels models, String name) {
    models.write(name).model(name, HostileGraph.changed(this::change));
  }

  /** Returns what the refusal must say. */
  public List<String> reasons() {
    return reasons.lines().toList();
  }

  private void change(ModelProto.Builder model) {
    GraphProto.Builder graph = model.getGraphBuilder();
    String given = graph.getOutput(0).getName();
    graph.getNodeBuilderList().stream()
        .filter(node -> node.getOutput(0).equals(given))
        .forEach(node -> node.setOutput(0, "harmless"));
    make(graph);
    graph.addNode(node("ReduceMax", "largest", BOMB));
    graph.addNode(node("Add", given, "harmless", "largest"));
  }

  private static NodeProto.Builder constant(String output, long number) {
    TensorProto value =
        TensorProto.newBuilder()
            .addDims(1)
            .setDataType(OnnxGraph.INT64)
            .addInt64Data(number)
            .build();
    return node("Constant", output)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(value));
  }

  private static void sizes(GraphProto.Builder graph, String name, long... sizes) {
    TensorProto.Builder tensor = longs(name).addDims(sizes.length);
    for (long size : sizes) {
      tensor.addInt64Data(size);
    }
    graph.addInitializer(tensor);
  }

  private static void scalar(GraphProto.Builder graph, String name, long number) {
    graph.addInitializer(longs(name).addInt64Data(number));
  }

  private static TensorProto.Builder longs(String name) {
    return TensorProto.newBuilder().setName(name).setDataType(OnnxGraph.INT64);
  }

  private static void numbers(GraphProto.Builder graph, String name, float... numbers) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(OnnxGraph.FLOAT).addDims(numbers.length);
    for (float number : numbers) {
      tensor.addFloatData(number);
    }
    graph.addInitializer(tensor);
  }
}
