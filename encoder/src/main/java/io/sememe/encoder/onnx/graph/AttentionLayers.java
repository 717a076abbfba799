// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a graph computes which tokens look at which: softmax(scores) x values, where the scores are
 * a product themselves and all factors depend on the text. That holds however attention is masked,
 * scaled and cast, which exports do in many ways; it does not hold for the softmax of a classifier
 * or of a pooling with learnt weights, of which one factor is a constant.
 */
final class AttentionLayers {
  /** The products that attention is written in. */
  private static final Set<String> PRODUCTS =
      Set.of("MatMul", "FusedMatMul", "MatMulInteger", "QLinearMatMul");

  /** What may be done to probabilities on their way to the values. */
  private static final Set<String> AFTER =
      Set.of(
          "Cast",
          "DequantizeLinear",
          "Dropout",
          "DynamicQuantizeLinear",
          "Identity",
          "Mul",
          "QuantizeLinear",
          "Reshape",
          "Where");

  /** What may be done to scores on their way to the softmax. */
  private static final Set<String> BEFORE =
      Set.of(
          "Add",
          "Cast",
          "Clip",
          "DequantizeLinear",
          "Div",
          "Identity",
          "Max",
          "Min",
          "Mul",
          "QuantizeLinear",
          "Reshape",
          "Sub",
          "Where");

  private final Graph graph;
  private final List<NodeProto> nodes;
  private final Set<String> ofText;

  private AttentionLayers(Graph graph, List<NodeProto> nodes) {
    this.graph = graph;
    this.nodes = nodes;
    this.ofText = TextValues.of(graph, nodes);
  }

  /**
   * Returns the probabilities of each layer, the one next to the text first: a row of them for each
   * token that looks.
   *
   * @param nodes those of the graph that are looked at, each after those whose values it reads
   * @throws EncoderException BAD_INPUT when the graph has none, or has attention as one operator
   */
  static List<String> of(Graph graph, List<NodeProto> nodes) {
    AttentionLayers layers = new AttentionLayers(graph, nodes);
    layers.requireVisible();
    List<String> found = layers.found();
    if (found.isEmpty()) {
      throw hidden("no softmax between two products of what the text gives is in its graph");
    }
    return found;
  }

  private void requireVisible() {
    List<String> fused =
        nodes.stream().map(NodeProto::getOpType).filter(AttentionLayers::isFused).toList();
    if (!fused.isEmpty()) {
      throw hidden(
          "its file has attention as one operator already, "
              + fused.get(0)
              + ", which keeps the weights to itself");
    }
  }

  // Those of ONNX, of ONNX Runtime and of others: Attention, QAttention, MultiHeadAttention, ...
  private static boolean isFused(String operator) {
    return operator.endsWith("Attention");
  }

  private static EncoderException hidden(String reason) {
    return new EncoderException(
        Kind.BAD_INPUT,
        "the model does not show its attention: "
            + reason
            + "; use an export of the model without fused or optimised operators");
  }

  private List<String> found() {
    Set<String> found = new LinkedHashSet<>();
    for (NodeProto node : nodes) {
      if (isProductOfText(node)) {
        behind(node.getInput(0), AFTER, this::isSoftmaxOfScores)
            .ifPresent(softmax -> found.add(softmax.getOutput(0)));
      }
    }
    return new ArrayList<>(found);
  }

  private boolean isSoftmaxOfScores(NodeProto node) {
    return node.getOpType().equals("Softmax")
        && SelfAttention.isOfLastAxis(graph, node)
        && behind(node.getInput(0), BEFORE, this::isProductOfText).isPresent();
  }

  private boolean isProductOfText(NodeProto node) {
    // Scale and zero of the left factor come before the right one there.
    int right = node.getOpType().equals("QLinearMatMul") ? 3 : 1;
    return PRODUCTS.contains(node.getOpType())
        && Graph.isKnown(node.getDomain())
        && right < node.getInputCount()
        && ofText.contains(node.getInput(0))
        && ofText.contains(node.getInput(right));
  }

  /** Returns the nearest wanted node that a value comes from, through some operators only. */
  private Optional<NodeProto> behind(
      String value, Set<String> through, Predicate<NodeProto> wanted) {
    Deque<String> open = new ArrayDeque<>(List.of(value));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      NodeProto node = graph.producer(open.remove()).orElse(null);
      if (node == null || !Graph.isKnown(node.getDomain()) || !seen.add(node.getOutput(0))) {
        continue;
      }
      if (wanted.test(node)) {
        return Optional.of(node);
      }
      if (through.contains(node.getOpType())) {
        open.addAll(node.getInputList());
      }
    }
    return Optional.empty();
  }
}
