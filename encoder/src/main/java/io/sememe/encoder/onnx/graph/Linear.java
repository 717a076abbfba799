// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import io.sememe.encoder.onnx.graph.Graph.Operands;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A linear layer: input x weight + bias.
 *
 * @param input the value that comes in, not quantised
 * @param weight the constant it is multiplied with, [in x out]
 * @param bias the constant that is added, [out]
 * @param quantized how weight and input are quantised; null when they are floats
 */
record Linear(String input, String weight, String bias, @Nullable Quantized quantized) {

  /**
   * The int8 form, quantised while it runs: the input per tensor, the weight per tensor or per
   * column.
   *
   * @param input the quantised input
   * @param inputScale its scale
   * @param inputZero its zero point
   * @param weightScale the weight's scale, a constant
   * @param weightZero the weight's zero point; "" when it is 0
   */
  record Quantized(
      String input, String inputScale, String inputZero, String weightScale, String weightZero) {

    private List<String> inputParts() {
      return List.of(input, inputScale, inputZero);
    }
  }

  /** Returns the linear layer that makes a value, if it is one. */
  static Optional<Linear> of(Graph graph, String value) {
    Operands sum = graph.operands(value, "Add");
    Optional<Linear> floats = floats(graph, sum);
    return floats.isPresent() ? floats : integers(graph, sum);
  }

  private static Optional<Linear> floats(Graph graph, Operands sum) {
    String input = graph.input(sum.variable(), "MatMul", 0);
    String weight = graph.input(sum.variable(), "MatMul", 1);
    return graph.isConstant(weight)
        ? Optional.of(new Linear(input, weight, sum.constant(), null))
        : Optional.empty();
  }

  // Cast(MatMulInteger(quantised, weight)) * (inputScale * weightScale)
  private static Optional<Linear> integers(Graph graph, Operands sum) {
    String product = graph.input(graph.input(sum.variable(), "Mul", 0), "Cast", 0);
    Operands scale = graph.operands(graph.input(sum.variable(), "Mul", 1), "Mul");
    String weight = graph.input(product, "MatMulInteger", 1);
    Quantized quantized =
        new Quantized(
            graph.input(product, "MatMulInteger", 0),
            scale.variable(),
            graph.input(product, "MatMulInteger", 2),
            scale.constant(),
            graph.input(product, "MatMulInteger", 3));
    return graph
        .producer(quantized.input(), "DynamicQuantizeLinear")
        .filter(node -> node.getOutputList().equals(quantized.inputParts()))
        .filter(node -> graph.isConstant(weight))
        .map(node -> graph.input(quantized.input(), "DynamicQuantizeLinear", 0))
        .map(input -> new Linear(input, weight, sum.constant(), quantized));
  }
}
