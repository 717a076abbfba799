// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the nodes of a graph in an order in which each comes after those that it reads. */
final class NodeOrder {
  private final Map<String, Integer> producers = new HashMap<>();
  private final List<NodeProto> nodes;

  private NodeOrder(GraphProto graph) {
    this.nodes = graph.getNodeList();
    for (int i = 0; i < nodes.size(); i++) {
      for (String output : nodes.get(i).getOutputList()) {
        if (!output.isEmpty() && producers.put(output, i) != null) {
          throw Refusal.ofModel("two nodes make the value " + Refusal.quoted(output));
        }
      }
    }
  }

  /**
   * Returns the nodes, each after those whose values it, or a graph inside it, reads.
   *
   * @throws io.sememe.encoder.EncoderException FAILED when there is no such order
   */
  static List<NodeProto> of(GraphProto graph) {
    return new NodeOrder(graph).sorted();
  }

  private List<NodeProto> sorted() {
    int[] missing = new int[nodes.size()];
    Map<Integer, List<Integer>> readers = new HashMap<>();
    Deque<Integer> ready = new ArrayDeque<>();
    for (int i = 0; i < missing.length; i++) {
      for (int producer : producersFor(nodes.get(i))) {
        readers.computeIfAbsent(producer, key -> new ArrayList<>()).add(i);
        missing[i]++;
      }
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    List<NodeProto> sorted = new ArrayList<>(missing.length);
    while (!ready.isEmpty()) {
      int next = ready.poll();
      sorted.add(nodes.get(next));
      for (int reader : readers.getOrDefault(next, List.of())) {
        if (--missing[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    if (sorted.size() < nodes.size()) {
      throw Refusal.ofModel("its nodes read each other in a circle");
    }
    return sorted;
  }

  private Set<Integer> producersFor(NodeProto node) {
    Set<Integer> found = new HashSet<>();
    addRead(node, found);
    return found;
  }

  private void addRead(NodeProto node, Set<Integer> found) {
    node.getInputList().forEach(input -> addProducer(input, found));
    for (AttributeProto attribute : node.getAttributeList()) {
      addRead(attribute.getG(), found);
      attribute.getGraphsList().forEach(inner -> addRead(inner, found));
    }
  }

  private void addRead(GraphProto inner, Set<Integer> found) {
    inner.getNodeList().forEach(node -> addRead(node, found));
    inner.getOutputList().forEach(output -> addProducer(output.getName(), found));
  }

  private void addProducer(String value, Set<Integer> found) {
    Integer producer = producers.get(value);
    if (producer != null) {
      found.add(producer);
    }
  }
}
