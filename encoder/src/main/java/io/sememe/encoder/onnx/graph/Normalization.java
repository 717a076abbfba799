// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.onnx.graph.Graph.Operands;
import java.util.List;
import java.util.Optional;

/**
 * A layer normalisation over the last axis, as one operator or written out in its nine.
 *
 * @param input the value that is normalised
 * @param scale the constant that the normalised value is multiplied with, a number per column
 * @param shift the constant that is added then, a number per column
 * @param epsilon what keeps the division from zero
 */
record Normalization(String input, String scale, String shift, float epsilon) {
  private static final float DEFAULT_EPSILON = 1e-5f;
  private static final List<Long> LAST_AXIS = List.of(-1L);

  /** Returns the normalisation that makes a value, if it is one. */
  static Optional<Normalization> of(Graph graph, String value) {
    return graph
        .producer(value, "LayerNormalization")
        .flatMap(Normalization::of)
        .or(() -> writtenOut(graph, value))
        .filter(found -> found.isPerColumn(graph));
  }

  private boolean isPerColumn(Graph graph) {
    Optional<TensorProto> scales = graph.constant(scale);
    Optional<TensorProto> shifts = graph.constant(shift);
    return scales.isPresent()
        && shifts.isPresent()
        && scales.get().getDataType() == Weights.FLOAT
        && scales.get().getDimsCount() == 1
        && scales.get().getDimsList().equals(shifts.get().getDimsList());
  }

  private static Optional<Normalization> of(NodeProto node) {
    return node.getInputCount() == 3 && Attributes.number(node, "axis", -1) == -1
        ? Optional.of(
            new Normalization(
                node.getInput(0),
                node.getInput(1),
                node.getInput(2),
                Attributes.real(node, "epsilon", DEFAULT_EPSILON)))
        : Optional.empty();
  }

  // (x - mean(x)) / sqrt(mean((x - mean(x))^2) + epsilon) * scale + shift
  private static Optional<Normalization> writtenOut(Graph graph, String value) {
    Operands shifted = graph.operands(value, "Add");
    Operands scaled = graph.operands(shifted.variable(), "Mul");
    String centred = graph.input(scaled.variable(), "Div", 0);
    String input = graph.input(centred, "Sub", 0);
    String root = graph.input(scaled.variable(), "Div", 1);
    Operands radicand = graph.operands(graph.input(root, "Sqrt", 0), "Add");
    float epsilon = graph.number(radicand.constant());
    boolean found =
        !Float.isNaN(epsilon)
            && isMeanOf(graph, graph.input(centred, "Sub", 1), input)
            && isVarianceOf(graph, radicand.variable(), centred);
    return found
        ? Optional.of(new Normalization(input, scaled.constant(), shifted.constant(), epsilon))
        : Optional.empty();
  }

  private static boolean isVarianceOf(Graph graph, String value, String centred) {
    String square = graph.input(value, "ReduceMean", 0);
    return isMeanOf(graph, value, square)
        && graph.input(square, "Pow", 0).equals(centred)
        && graph.number(graph.input(square, "Pow", 1)) == 2;
  }

  private static boolean isMeanOf(Graph graph, String mean, String value) {
    return graph
        .producer(mean, "ReduceMean")
        .filter(node -> graph.input(mean, "ReduceMean", 0).equals(value))
        .filter(node -> axes(graph, node).equals(LAST_AXIS))
        .filter(node -> Attributes.number(node, "keepdims", 1) == 1)
        .isPresent();
  }

  // An attribute until opset 17, an input since.
  private static List<Long> axes(Graph graph, NodeProto node) {
    return node.getInputCount() > 1
        ? graph.wholeNumbers(node.getInput(1))
        : Attributes.numbers(node, "axes");
  }
}
