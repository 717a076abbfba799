// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph that can be changed: nodes by the values they make, and the one value that is wanted of
 * it. Nodes are added and values replaced; what nobody reads any more is left out when the graph is
 * written ({@link GraphWriter}). Not thread-safe.
 *
 * <p>No value is called "": it stands for what is not there, in ONNX for an input that is left out,
 * here also for what was not found. What is asked of "" is answered with nothing, so that a pattern
 * is followed upwards without a check at each step.
 */
final class Graph {
  /** The domain of ONNX Runtime's own operators. */
  static final String MICROSOFT = "com.microsoft";

  private static final String ONNX = "ai.onnx";

  /** Whose operators are known by their names; those of others may mean anything. */
  private static final Set<String> KNOWN_DOMAINS = Set.of("", ONNX, MICROSOFT);

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
    tensors.remove("");
  }

  /** Returns the model that was taken up, without what was changed since. */
  ModelProto model() {
    return model;
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
        .filter(opset -> opset.getDomain().isEmpty() || opset.getDomain().equals(ONNX))
        .mapToLong(OperatorSetIdProto::getVersion)
        .findFirst()
        .orElse(1);
  }

  /** Returns the first value of each node, also of those that nobody reads any more. */
  List<String> values() {
    return nodes.stream()
        .filter(node -> node.getOutputCount() > 0)
        .map(node -> node.getOutput(0))
        .toList();
  }

  /** Returns the constants that are no nodes, also those that nobody reads any more. */
  List<TensorProto> tensors() {
    return List.copyOf(tensors.values());
  }

  /** Returns whether a value is given from outside and not made or held by the graph. */
  boolean isInput(String value) {
    return !tensors.containsKey(value)
        && model.getGraph().getInputList().stream()
            .map(ValueInfoProto::getName)
            .anyMatch(value::equals);
  }

  /** Returns whether operators of a domain are known by their names. */
  static boolean isKnown(String domain) {
    return KNOWN_DOMAINS.contains(domain);
  }

  /** Returns the node that makes a value. */
  Optional<NodeProto> producer(String value) {
    return Optional.ofNullable(producers.get(value));
  }

  /** Returns the node that makes a value, if it is of this operator. */
  Optional<NodeProto> producer(String value, String operator) {
    return producer(value)
        .filter(node -> node.getOpType().equals(operator))
        .filter(node -> isKnown(node.getDomain()));
  }

  /** Returns an input of the node that makes a value, if it is of this operator and has it. */
  String input(String value, String operator, int index) {
    return producer(value, operator)
        .filter(node -> index < node.getInputCount())
        .map(node -> node.getInput(index))
        .orElse("");
  }

  /**
   * Returns the operands of the node that makes a value, if it is of this operator, has two, and
   * one of them is a constant; {@link Operands#NONE} if not. For operators whose operands may be
   * exchanged.
   */
  Operands operands(String value, String operator) {
    String left = input(value, operator, 0);
    String right = input(value, operator, 1);
    if (left.isEmpty() || right.isEmpty() || isConstant(left) == isConstant(right)) {
      return Operands.NONE;
    }
    return isConstant(left) ? new Operands(right, left) : new Operands(left, right);
  }

  /**
   * The operands of a node, in whatever order they stand.
   *
   * @param variable the one that depends on the text
   * @param constant the one that does not
   */
  record Operands(String variable, String constant) {
    static final Operands NONE = new Operands("", "");
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
            .filter(AttributeProto::hasT)
            .map(AttributeProto::getT);
  }

  /** Returns the only value of a constant of floats; NaN, which equals nothing, if it is none. */
  float number(String value) {
    return constant(value).flatMap(Weights::scalar).orElse(Float.NaN);
  }

  /** Returns the values of a constant of whole numbers; none if it is no such constant. */
  List<Long> wholeNumbers(String value) {
    return constant(value).map(Weights::longs).orElse(List.of());
  }

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

  /** Puts nodes in the place of those that make the same values. */
  void put(List<NodeProto> changed) {
    Set<String> made = new HashSet<>();
    changed.forEach(node -> made.addAll(node.getOutputList()));
    made.remove("");
    nodes.removeIf(node -> node.getOutputList().stream().anyMatch(made::contains));
    changed.forEach(this::addNode);
  }

  /** Adds a constant; returns its name. */
  String addConstant(TensorProto.Builder tensor) {
    String name = newName("constant");
    tensors.put(name, tensor.setName(name).build());
    return name;
  }

  /** Returns a name that no value has. */
  String newName(String what) {
    String name = "sememe/" + what + "_" + added++;
    return producers.containsKey(name) || tensors.containsKey(name) ? newName(what) : name;
  }

  /** Lets everybody who reads a value read another one. */
  void replace(String value, String by) {
    for (int i = 0; i < nodes.size(); i++) {
      NodeProto node = nodes.get(i);
      if (node.getInputList().contains(value)) {
        nodes.set(i, reading(node, Map.of(value, by)));
        index(nodes.get(i));
      }
    }
    result = result.equals(value) ? by : result;
  }

  /** Returns a node that reads other values: those named by what it reads, where they are. */
  static NodeProto reading(NodeProto node, Map<String, String> names) {
    NodeProto.Builder changed = node.toBuilder().clearInput();
    node.getInputList().forEach(input -> changed.addInput(names.getOrDefault(input, input)));
    return changed.build();
  }

  private void index(NodeProto node) {
    node.getOutputList().stream()
        .filter(output -> !output.isEmpty())
        .forEach(output -> producers.put(output, node));
  }
}
