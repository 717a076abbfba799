// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;

/**
 * A layer normalisation over the last axis, as one operator or written out in its nine.
 *
 * @param input the value that is normalised
 * @param scale the constant that the normalised value is multiplied with
 * @param shift the constant that is added then
 * @param epsilon what keeps the division from zero
 */
record Normalization(String input, String scale, String shift, float epsilon) {
  private static final float DEFAULT_EPSILON = 1e-5f;

  /** Returns the normalisation that makes a value, if it is one. */
  static Optional<Normalization> of(Graph graph, String value) {
    Optional<Normalization> one =
        graph.producer(value, "LayerNormalization").flatMap(Normalization::of);
    return one.isPresent() ? one : writtenOut(graph, value);
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

  private static Optional<Normalization> writtenOut(Graph graph, String value) {
    return graph
        .withConstant(value, "Add")
        .flatMap(
            shift ->
                graph
                    .withConstant(shift.variable(), "Mul")
                    .flatMap(
                        scale ->
                            quotient(graph, scale.variable(), scale.constant(), shift.constant())));
  }

  private static Optional<Normalization> quotient(
      Graph graph, String value, String scale, String shift) {
    return graph
        .inputs(value, "Div")
        .flatMap(
            division ->
                centred(graph, division.get(0))
                    .flatMap(
                        input ->
                            epsilon(graph, division.get(1), division.get(0))
                                .map(small -> new Normalization(input, scale, shift, small))));
  }

  // x - mean(x); returns x.
  private static Optional<String> centred(Graph graph, String value) {
    return graph
        .inputs(value, "Sub")
        .filter(inputs -> isMeanOf(graph, inputs.get(1), inputs.get(0)))
        .map(inputs -> inputs.get(0));
  }

  // sqrt(mean(centred^2) + epsilon); returns epsilon.
  private static Optional<Float> epsilon(Graph graph, String deviation, String centred) {
    return graph
        .inputs(deviation, "Sqrt")
        .flatMap(root -> graph.withConstant(root.get(0), "Add"))
        .filter(sum -> isVarianceOf(graph, sum.variable(), centred))
        .flatMap(sum -> graph.constant(sum.constant()))
        .flatMap(Weights::scalar);
  }

  private static boolean isVarianceOf(Graph graph, String value, String centred) {
    return graph
        .inputs(value, "ReduceMean")
        .flatMap(mean -> graph.withConstant(mean.get(0), "Pow"))
        .filter(power -> isMeanOf(graph, value, graph.producer(value).orElseThrow().getInput(0)))
        .filter(power -> power.variable().equals(centred))
        .flatMap(power -> graph.constant(power.constant()))
        .flatMap(Weights::scalar)
        .filter(exponent -> exponent == 2)
        .isPresent();
  }

  private static boolean isMeanOf(Graph graph, String mean, String value) {
    return graph
        .producer(mean, "ReduceMean")
        .filter(node -> node.getInput(0).equals(value))
        .filter(node -> axes(graph, node).equals(List.of(-1L)))
        .filter(node -> Attributes.number(node, "keepdims", 1) == 1)
        .isPresent();
  }

  // An attribute until opset 17, an input since.
  private static List<Long> axes(Graph graph, NodeProto node) {
    if (node.getInputCount() == 1) {
      return Attributes.numbers(node, "axes");
    }
    return graph
        .constant(node.getInput(1))
        .map(Weights::longs)
        .map(axes -> java.util.Arrays.stream(axes).boxed().toList())
        .orElse(List.of());
  }
}
