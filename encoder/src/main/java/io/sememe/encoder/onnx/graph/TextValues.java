// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what depends on the texts of a run, and so differs between them, from what depends on
 * nothing but how many there are and how long they are, such as the rows for their positions.
 */
final class TextValues {
  /** What is told of a text here says how long it is, not what it is. */
  private static final Set<String> SIZES = Set.of("Shape", "Size");

  private TextValues() {}

  /** Returns the values that a graph's result needs which depend on the texts. */
  static Set<String> of(Graph graph) {
    return of(graph, GraphWriter.needed(graph));
  }

  /**
   * Returns the values that a graph's result needs which depend on the texts or on their number or
   * length; all others are constants that are still to be computed.
   */
  static Set<String> ofRun(Graph graph) {
    return following(graph, GraphWriter.needed(graph), Set.of());
  }

  /**
   * Returns the values that depend on the texts.
   *
   * @param nodes those of the graph that are looked at, each after those whose values it reads
   * @return a set of the caller's own
   */
  static Set<String> of(Graph graph, List<NodeProto> nodes) {
    return following(graph, nodes, SIZES);
  }

  private static Set<String> following(Graph graph, List<NodeProto> nodes, Set<String> ends) {
    Set<String> found = new HashSet<>();
    for (NodeProto node : nodes) {
      boolean reads =
          GraphWriter.read(node).stream()
              .anyMatch(input -> found.contains(input) || graph.isInput(input));
      if (reads && !ends.contains(node.getOpType())) {
        found.addAll(node.getOutputList());
        found.remove(""); // an output that is left out has no name
      }
    }
    return found;
  }
}
