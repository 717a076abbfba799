// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes of a graph what its result needs, and nothing else. */
final class GraphWriter {
  /** Since this version of the format a constant need not be listed among the inputs. */
  private static final long CONSTANTS_ARE_NO_INPUTS = 4;

  private GraphWriter() {}

  /** Returns a model as ONNX Runtime reads it. */
  static ByteBuffer bytes(ModelProto model) throws IOException {
    ByteBuffer bytes = WeightMemory.ofGraph(model.getSerializedSize());
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    model.writeTo(out);
    out.flush();
    return bytes.flip();
  }

  /** Returns the nodes that the result needs, each after those whose values it reads. */
  static List<NodeProto> needed(Graph graph) {
    return needed(graph, List.of(graph.result()));
  }

  /** Returns the nodes that some values need, in an order as {@link #needed(Graph)} has it. */
  static List<NodeProto> needed(Graph graph, List<String> values) {
    Set<NodeProto> order = new LinkedHashSet<>();
    Set<NodeProto> begun = new HashSet<>();
    Deque<NodeProto> open = new ArrayDeque<>();
    values.forEach(value -> graph.producer(value).ifPresent(open::push));
    while (!open.isEmpty()) {
      NodeProto node = open.peek();
      if (begun.add(node)) {
        read(node).forEach(input -> graph.producer(input).ifPresent(open::push));
      } else {
        order.add(open.pop());
      }
    }
    return List.copyOf(order);
  }

  /** Returns what a node reads: its inputs, and whatever the graphs inside it (If, Loop) name. */
  static List<String> read(NodeProto node) {
    List<String> names = new ArrayList<>(node.getInputList());
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG()) {
        addNames(attribute.getG(), names);
      }
      attribute.getGraphsList().forEach(inner -> addNames(inner, names));
    }
    return names;
  }

  // Also its own values: a name too many does no harm, since outer names may not be used again.
  private static void addNames(GraphProto inner, List<String> names) {
    inner.getNodeList().forEach(node -> names.addAll(read(node)));
    inner.getOutputList().forEach(output -> names.add(output.getName()));
  }

  /** Returns which of some nodes read a value, by value. */
  static Map<String, Set<NodeProto>> readers(List<NodeProto> nodes) {
    Map<String, Set<NodeProto>> readers = new HashMap<>();
    for (NodeProto node : nodes) {
      read(node).stream()
          .filter(input -> !input.isEmpty())
          .forEach(input -> readers.computeIfAbsent(input, key -> new HashSet<>()).add(node));
    }
    return readers;
  }

  /** Writes nodes, constants and inputs, and the result as the only output. */
  static ModelProto write(Graph graph, ValueInfoProto output) {
    return write(graph, List.of(output), needed(graph));
  }

  /** Writes nodes, constants and inputs, and some values as the outputs. */
  static ModelProto write(Graph graph, List<ValueInfoProto> outputs) {
    List<String> names = outputs.stream().map(ValueInfoProto::getName).toList();
    return write(graph, outputs, needed(graph, names));
  }

  private static ModelProto write(
      Graph graph, List<ValueInfoProto> outputs, List<NodeProto> needed) {
    Set<String> read = new HashSet<>();
    needed.forEach(node -> read.addAll(read(node)));
    GraphProto from = graph.model().getGraph();
    GraphProto.Builder to = GraphProto.newBuilder().setName(from.getName());
    to.addAllNode(needed).addAllOutput(outputs);
    from.getInputList().stream()
        .filter(input -> read.contains(input.getName()) && graph.isInput(input.getName()))
        .forEach(to::addInput);
    graph.tensors().stream()
        .filter(tensor -> read.contains(tensor.getName()))
        .forEach(to::addInitializer);
    from.getSparseInitializerList().stream()
        .filter(tensor -> read.contains(tensor.getValues().getName()))
        .forEach(to::addSparseInitializer);
    return header(graph.model()).setGraph(to).build();
  }

  private static ModelProto.Builder header(ModelProto model) {
    ModelProto.Builder header = model.toBuilder().clearGraph();
    header.setIrVersion(Math.max(model.getIrVersion(), CONSTANTS_ARE_NO_INPUTS));
    boolean known =
        model.getOpsetImportList().stream()
            .anyMatch(opset -> opset.getDomain().equals(Graph.MICROSOFT));
    return known
        ? header
        : header.addOpsetImport(
            OperatorSetIdProto.newBuilder().setDomain(Graph.MICROSOFT).setVersion(1));
  }
}
