// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import io.sememe.encoder.onnx.graph.Graph.Operands;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A product that is quantised while it runs: Cast(MatMulInteger(quantised, weight)) x (inputScale x
 * weightScale), the factors in any order.
 *
 * @param input the left factor as floats
 * @param weight the right factor, 8 bits
 * @param weightScale its scale
 * @param weightZero its zero point; "" when it is 0
 */
record QuantizedProduct(String input, String weight, String weightScale, String weightZero) {

  /** Returns the product that makes a value, if it is one. */
  static Optional<QuantizedProduct> of(Graph graph, String value) {
    return IntStream.of(0, 1)
        .boxed()
        .flatMap(
            i -> of(graph, graph.input(value, "Mul", i), graph.input(value, "Mul", 1 - i)).stream())
        .findFirst();
  }

  private static Optional<QuantizedProduct> of(Graph graph, String cast, String scales) {
    String product = graph.input(cast, "Cast", 0);
    Operands scale = graph.operands(scales, "Mul");
    String quantized = graph.input(product, "MatMulInteger", 0);
    List<String> parts =
        List.of(quantized, scale.variable(), graph.input(product, "MatMulInteger", 2));
    return graph
        .producer(quantized, "DynamicQuantizeLinear")
        .filter(node -> node.getOutputList().equals(parts))
        .filter(node -> isCastToFloat(graph, cast))
        .map(
            node ->
                new QuantizedProduct(
                    graph.input(quantized, "DynamicQuantizeLinear", 0),
                    graph.input(product, "MatMulInteger", 1),
                    scale.constant(),
                    graph.input(product, "MatMulInteger", 3)));
  }

  private static boolean isCastToFloat(Graph graph, String cast) {
    return graph
        .producer(cast, "Cast")
        .filter(node -> Attributes.number(node, "to", 0) == Weights.FLOAT)
        .isPresent();
  }
}
