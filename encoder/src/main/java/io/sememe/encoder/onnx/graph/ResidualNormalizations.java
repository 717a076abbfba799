// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import java.util.List;
import java.util.Optional;

/**
 * A sum and its layer normalisation become ONNX Runtime's SkipLayerNormalization: one pass over the
 * values in place of ten operators, or of the two that ONNX Runtime's own optimiser makes of them.
 */
final class ResidualNormalizations implements Rewrite {
  static final String OPERATOR = "SkipLayerNormalization";

  @Override
  public void apply(Graph graph, Weights weights) {
    for (String value : graph.values()) {
      Optional<Normalization> found = Normalization.of(graph, value);
      String sum = found.map(Normalization::input).orElse("");
      if (isSumOfVariables(graph, sum)) {
        String left = graph.input(sum, "Add", 0);
        String right = graph.input(sum, "Add", 1);
        graph.replace(value, of(graph, left, right, found.orElseThrow()));
      }
    }
  }

  private static boolean isSumOfVariables(Graph graph, String value) {
    return graph.producer(value, "Add").isPresent()
        && !graph.isConstant(graph.input(value, "Add", 0))
        && !graph.isConstant(graph.input(value, "Add", 1));
  }

  /** Adds the normalisation of a sum; the second summand may lack the batch. */
  static String of(Graph graph, String input, String skip, Normalization form) {
    return graph.add(
        Graph.MICROSOFT,
        OPERATOR,
        List.of(input, skip, form.scale(), form.shift()),
        List.of(Attributes.of("epsilon", form.epsilon())));
  }
}
