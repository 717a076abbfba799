// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

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
   * @param weightZero the weight's zero point, a constant; null when 0
   */
  record Quantized(
      String input,
      String inputScale,
      String inputZero,
      String weightScale,
      @Nullable String weightZero) {}

  /** Returns the linear layer that makes a value, if it is one. */
  static Optional<Linear> of(Graph graph, String value) {
    return graph
        .withConstant(value, "Add")
        .flatMap(
            sum -> {
              Optional<Linear> floats = floats(graph, sum);
              return floats.isPresent() ? floats : integers(graph, sum);
            });
  }

  private static Optional<Linear> floats(Graph graph, Graph.Operands sum) {
    return graph
        .inputs(sum.variable(), "MatMul")
        .filter(product -> graph.isConstant(product.get(1)))
        .map(product -> new Linear(product.get(0), product.get(1), sum.constant(), null));
  }

  // Cast(MatMulInteger(quantised, weight)) * (inputScale * weightScale)
  private static Optional<Linear> integers(Graph graph, Graph.Operands sum) {
    return graph
        .inputs(sum.variable(), "Mul")
        .flatMap(
            factors ->
                graph
                    .inputs(factors.get(0), "Cast")
                    .flatMap(cast -> graph.inputs(cast.get(0), "MatMulInteger"))
                    .filter(product -> product.size() >= 3 && graph.isConstant(product.get(1)))
                    .flatMap(product -> integers(graph, product, factors.get(1), sum.constant())));
  }

  private static Optional<Linear> integers(
      Graph graph, List<String> product, String scales, String bias) {
    return graph
        .withConstant(scales, "Mul")
        .flatMap(
            scale ->
                graph
                    .producer(product.get(0), "DynamicQuantizeLinear")
                    .filter(
                        quantize ->
                            quantize
                                .getOutputList()
                                .equals(List.of(product.get(0), scale.variable(), product.get(2))))
                    .map(
                        quantize ->
                            new Linear(
                                quantize.getInput(0),
                                product.get(1),
                                bias,
                                new Quantized(
                                    product.get(0),
                                    scale.variable(),
                                    product.get(2),
                                    scale.constant(),
                                    product.size() > 3 ? product.get(3) : null))));
  }
}
