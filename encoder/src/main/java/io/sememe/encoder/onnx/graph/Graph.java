// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph that can be changed: nodes by the values they make, and the one value that is wanted of
 * it. Nodes are added and values replaced; what nobody reads any more is left out when the graph is
 * written. Not thread-safe.
 */
final class Graph {
  /** The domain of ONNX Runtime's own operators. */
  static final String MICROSOFT = "com.microsoft";

  private final ModelProto model;
  private final List<NodeProto> nodes;
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Map<String, TensorProto> tensors = new LinkedHashMap<>();
  private String result;
  private int added;

  /**
   * Takes a graph up.
   *
   * @param model the model, kept for its header
   * @param result the value that is wanted, one of the graph's outputs
   */
  Graph(ModelProto model, String result) {
    this.model = model;
    this.nodes = new ArrayList<>(model.getGraph().getNodeList());
    this.result = result;
    nodes.forEach(this::index);
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      tensors.put(tensor.getName(), tensor);
    }
  }

  /** Returns the value that is wanted. */
  String result() {
    return result;
  }

  void setResult(String value) {
    result = value;
  }

  /** Returns the version of ONNX's own operators that the graph speaks. */
  long opset() {
    return model.getOpsetImportList().stream()
        .filter(opset -> opset.getDomain().isEmpty())
        .mapToLong(OperatorSetIdProto::getVersion)
        .findFirst()
        .orElse(1);
  }

  /** Returns all nodes, also those that nobody reads any more. */
  List<NodeProto> nodes() {
    return List.copyOf(nodes);
  }

  /** Returns the node that makes a value, if it is of this operator. */
  Optional<NodeProto> producer(String value, String operator) {
    return producer(value).filter(node -> node.getOpType().equals(operator));
  }

  Optional<NodeProto> producer(String value) {
    return Optional.ofNullable(producers.get(value));
  }

  /** Returns the inputs of the node that makes a value, if it is of this operator. */
  Optional<List<String>> inputs(String value, String operator) {
    return producer(value, operator).map(NodeProto::getInputList).map(List::copyOf);
  }

  /** Returns whether a value is a constant. */
  boolean isConstant(String value) {
    return constant(value).isPresent();
  }

  /** Returns a constant: a tensor of the graph, or what a Constant node holds. */
  Optional<TensorProto> constant(String value) {
    TensorProto tensor = tensors.get(value);
    return tensor != null
        ? Optional.of(tensor)
        : producer(value, "Constant")
            .flatMap(node -> node.getAttributeList().stream().findFirst())
            .filter(attribute -> attribute.hasT())
            .map(AttributeProto::getT);
  }

  /**
   * Returns the operands of a node of two inputs of which one is a constant, if there is such a
   * node.
   */
  Optional<Operands> withConstant(String value, String operator) {
    return inputs(value, operator)
        .filter(inputs -> inputs.size() == 2)
        .filter(inputs -> isConstant(inputs.get(0)) != isConstant(inputs.get(1)))
        .map(
            inputs ->
                isConstant(inputs.get(0))
                    ? new Operands(inputs.get(1), inputs.get(0))
                    : new Operands(inputs.get(0), inputs.get(1)));
  }

  /**
   * The operands of a node, in whatever order they stand.
   *
   * @param variable the one that depends on the text
   * @param constant the one that does not
   */
  record Operands(String variable, String constant) {}

  /** Adds a node of one output; returns the name of the new value. */
  String add(String domain, String operator, List<String> inputs, List<AttributeProto> attributes) {
    String output = newName(operator);
    addNode(
        NodeProto.newBuilder()
            .setDomain(domain)
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(attributes)
            .build());
    return output;
  }

  /** Adds a node as it is: its outputs are new names. */
  void addNode(NodeProto node) {
    nodes.add(node);
    index(node);
  }

  /** Adds a constant; returns its name. */
  String addConstant(TensorProto.Builder tensor) {
    String name = newName("constant");
    tensors.put(name, tensor.setName(name).build());
    return name;
  }

  /** Returns a name that no value has. */
  String newName(String what) {
    return "sememe/" + what + "_" + added++;
  }

  /** Lets everybody who reads a value read another one. */
  void replace(String value, String by) {
    for (int i = 0; i < nodes.size(); i++) {
      NodeProto node = nodes.get(i);
      int input = node.getInputList().indexOf(value);
      if (input >= 0) {
        nodes.set(i, reading(node, value, by));
        index(nodes.get(i));
      }
    }
    result = result.equals(value) ? by : result;
  }

  private static NodeProto reading(NodeProto node, String value, String by) {
    NodeProto.Builder changed = node.toBuilder();
    for (int i = 0; i < changed.getInputCount(); i++) {
      if (changed.getInput(i).equals(value)) {
        changed.setInput(i, by);
      }
    }
    return changed.build();
  }

  private void index(NodeProto node) {
    node.getOutputList().forEach(output -> producers.put(output, node));
  }

  /** Returns the nodes that the result needs, each after those whose values it reads. */
  List<NodeProto> needed() {
    Set<NodeProto> order = new LinkedHashSet<>();
    Set<NodeProto> begun = new HashSet<>();
    Deque<NodeProto> open = new ArrayDeque<>();
    producer(result).ifPresent(open::push);
    while (!open.isEmpty()) {
      NodeProto node = open.peek();
      if (begun.add(node)) {
        node.getInputList().forEach(input -> producer(input).ifPresent(open::push));
      } else {
        order.add(open.pop());
      }
    }
    return List.copyOf(order);
  }

  /** Writes what the result needs: nodes, tensors, inputs, and the result as the only output. */
  ModelProto toModel(ValueInfoProto output) {
    List<NodeProto> needed = needed();
    Set<String> read = new LinkedHashSet<>();
    needed.forEach(node -> read.addAll(node.getInputList()));
    GraphProto.Builder graph = GraphProto.newBuilder().setName(model.getGraph().getName());
    graph.addAllNode(needed).addOutput(output);
    model.getGraph().getInputList().stream()
        .filter(input -> read.contains(input.getName()) && !tensors.containsKey(input.getName()))
        .forEach(graph::addInput);
    tensors.values().stream()
        .filter(tensor -> read.contains(tensor.getName()))
        .forEach(graph::addInitializer);
    return header().setGraph(graph).build();
  }

  private ModelProto.Builder header() {
    ModelProto.Builder header = model.toBuilder().clearGraph();
    boolean known =
        model.getOpsetImportList().stream().anyMatch(set -> set.getDomain().equals(MICROSOFT));
    return known
        ? header
        : header.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1));
  }
}
