// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where pooling reads one token only, what comes after the last attention is computed for that
 * token only: the feed-forward part of the last layer and its normalisations. With dynamic int8 the
 * scale of the activations is then that of the one token, which is finer.
 */
final class NeededRows implements Rewrite {
  /** Operators whose row of output depends on the same rows of input, and on constants. */
  private static final Set<String> BY_ROW =
      Set.of(
          "Add",
          "Cast",
          "Div",
          "DynamicQuantizeLinear",
          "Erf",
          "Gelu",
          "Identity",
          "Mul",
          "Tanh",
          ResidualNormalizations.OPERATOR);

  /** Operators of which the same holds when the matrix on the right is a constant. */
  private static final Set<String> PRODUCTS = Set.of("MatMul", "MatMulInteger");

  /** Operators that give one row per token: below them it is known where the rows lie. */
  private static final Set<String> GIVES_ROWS =
      Set.of(FusedAttention.QUANTIZED, FusedAttention.FLOATS, ResidualNormalizations.OPERATOR);

  private final long row;

  /** Keeps one row: 0 is the first, -1 the last. */
  NeededRows(long row) {
    this.row = row;
  }

  @Override
  public void apply(Graph graph, Weights weights) {
    Set<NodeProto> region = region(graph);
    Set<String> border = border(graph, region);
    if (!region.isEmpty() && border.stream().allMatch(value -> givesRows(graph, value))) {
      narrow(graph, region, border);
    }
  }

  private static boolean givesRows(Graph graph, String value) {
    return graph
        .producer(value)
        .filter(node -> GIVES_ROWS.contains(node.getOpType()))
        .filter(node -> node.getOutput(0).equals(value))
        .isPresent();
  }

  // The nodes that nobody but each other and the result reads, from the result upwards.
  private static Set<NodeProto> region(Graph graph) {
    List<NodeProto> order = GraphWriter.needed(graph);
    Map<String, Set<NodeProto>> readers = GraphWriter.readers(order);
    Set<NodeProto> region = new LinkedHashSet<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      NodeProto node = order.get(i);
      boolean onlyHere =
          node.getOutputList().stream()
              .allMatch(output -> region.containsAll(readers.getOrDefault(output, Set.of())));
      if (onlyHere && isByRow(graph, node)) {
        region.add(node);
      }
    }
    return region;
  }

  private static boolean isByRow(Graph graph, NodeProto node) {
    if (PRODUCTS.contains(node.getOpType())) {
      return node.getInputCount() > 1
          && !graph.isConstant(node.getInput(0))
          && graph.isConstant(node.getInput(1));
    }
    return BY_ROW.contains(node.getOpType())
        && node.getInputList().stream()
            .flatMap(input -> graph.constant(input).stream())
            .allMatch(NeededRows::isOneRow);
  }

  // A constant with more rows would be one that knows the tokens' places.
  private static boolean isOneRow(TensorProto constant) {
    return constant.getDimsList().stream()
        .limit(Math.max(0, constant.getDimsCount() - 1))
        .allMatch(size -> size == 1);
  }

  private static Set<String> border(Graph graph, Set<NodeProto> region) {
    Set<String> inside =
        region.stream().flatMap(node -> node.getOutputList().stream()).collect(Collectors.toSet());
    return region.stream()
        .flatMap(node -> node.getInputList().stream())
        .filter(input -> !input.isEmpty() && !inside.contains(input) && !graph.isConstant(input))
        .collect(Collectors.toSet());
  }

  private void narrow(Graph graph, Set<NodeProto> region, Set<String> border) {
    Map<String, String> names = new HashMap<>();
    border.forEach(value -> names.put(value, oneRow(graph, value)));
    region.stream()
        .flatMap(node -> node.getOutputList().stream())
        .filter(value -> !value.isEmpty())
        .forEach(value -> names.put(value, graph.newName("row")));
    region.forEach(node -> graph.addNode(renamed(node, names)));
    graph.setResult(names.getOrDefault(graph.result(), graph.result()));
  }

  // Kept as an axis of length 1, so that what follows need not know.
  private String oneRow(Graph graph, String value) {
    String index = graph.addConstant(Weights.longs(new long[] {row}, 1));
    return graph.add("", "Gather", List.of(value, index), List.of(Attributes.of("axis", 1L)));
  }

  private static NodeProto renamed(NodeProto node, Map<String, String> names) {
    NodeProto.Builder copy = node.toBuilder().clearInput().clearOutput();
    node.getInputList().forEach(input -> copy.addInput(names.getOrDefault(input, input)));
    node.getOutputList().forEach(output -> copy.addOutput(names.getOrDefault(output, output)));
    return copy.setName(copy.getOutput(0)).build();
  }
}
