// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.testing.RealModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The graph of a trained model, to be disturbed by a test: its nodes are found by what they make.
 *
 * @param model the model, its weights left in the file
 */
record RealGraph(ModelProto.Builder model) {
  private static final String RESULT = "last_hidden_state";

  /** Returns the graph of MiniLM in floats. */
  static RealGraph minilm() {
    try {
      return new RealGraph(ModelFile.read(file(RealModels.MINILM_FP32)).toBuilder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(String model) {
    return RealModels.folder().resolve(model).resolve("model.onnx");
  }

  ModelProto build() {
    return model.build();
  }

  /** Returns the graph as the rewrites get it. */
  Graph graph() {
    return new Graph(build(), RESULT);
  }

  /** Returns the graph after a rewrite. */
  Graph after(Rewrite rewrite) {
    try {
      Graph graph = graph();
      rewrite.apply(graph, new Weights(file(RealModels.MINILM_FP32)));
      return graph;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the node that makes a value. */
  RealGraph change(String value, Consumer<NodeProto.Builder> change) {
    for (NodeProto.Builder node : model.getGraphBuilder().getNodeBuilderList()) {
      if (node.getOutputList().contains(value)) {
        change.accept(node);
        return this;
      }
    }
    throw new AssertionError("nobody makes " + value);
  }

  /** Lets the node that makes a value read another one. */
  RealGraph input(String value, int index, String by) {
    return change(value, node -> node.setInput(index, by));
  }

  /** Swaps the two inputs of the node that makes a value. */
  RealGraph swap(String value) {
    return change(
        value,
        node -> {
          String first = node.getInput(0);
          node.setInput(0, node.getInput(1)).setInput(1, first);
        });
  }

  /** Gives the node that makes a value one attribute and no other. */
  RealGraph attribute(String value, AttributeProto attribute) {
    return change(value, node -> node.clearAttribute().addAttribute(attribute));
  }

  /** Lets a Constant node hold something else. */
  RealGraph constant(String value, TensorProto.Builder tensor) {
    return attribute(
        value,
        AttributeProto.newBuilder()
            .setName("value")
            .setType(AttributeType.TENSOR)
            .setT(tensor)
            .build());
  }

  /** Adds a constant to the graph. */
  RealGraph tensor(String name, TensorProto.Builder tensor) {
    model.getGraphBuilder().addInitializer(tensor.setName(name));
    return this;
  }

  /** Adds a node in front of all others. */
  RealGraph node(String operator, List<String> inputs, String output) {
    model
        .getGraphBuilder()
        .addNode(
            0, NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output));
    return this;
  }

  /** Lets the model speak another version of ONNX's operators. */
  RealGraph opset(long version) {
    model.getOpsetImportBuilder(0).setVersion(version);
    return this;
  }
}
