// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sum and its layer normalisation become ONNX Runtime's SkipLayerNormalization: one pass over the
 * values in place of ten operators, or of the two that ONNX Runtime's own optimiser makes of them.
 * Its result has the shape of its first summand alone, which must be one that every text of a run
 * has of its own: the rows for positions, which are there once, may only be the second.
 */
final class ResidualNormalizations implements Rewrite {
  static final String OPERATOR = "SkipLayerNormalization";

  @Override
  public void apply(Graph graph, Weights weights) {
    Set<String> ofText = TextValues.of(graph);
    for (String value : graph.values()) {
      Optional<Normalization> found = Normalization.of(graph, value);
      String sum = found.map(Normalization::input).orElse("");
      if (isSumOfVariables(graph, sum)) {
        String left = graph.input(sum, "Add", 0);
        String right = graph.input(sum, "Add", 1);
        if (ofText.contains(left)) {
          ofText.add(replace(graph, value, left, right, found.orElseThrow()));
        } else if (ofText.contains(right)) {
          ofText.add(replace(graph, value, right, left, found.orElseThrow()));
        }
      }
    }
  }

  private static String replace(
      Graph graph, String value, String input, String skip, Normalization form) {
    String made = of(graph, input, skip, form);
    graph.replace(value, made);
    return made;
  }

  private static boolean isSumOfVariables(Graph graph, String value) {
    return graph.producer(value, "Add").isPresent()
        && !graph.isConstant(graph.input(value, "Add", 0))
        && !graph.isConstant(graph.input(value, "Add", 1));
  }

  /** Adds the normalisation of a sum; the second summand may lack the batch, the first not. */
  static String of(Graph graph, String input, String skip, Normalization form) {
    return graph.add(
        Graph.MICROSOFT,
        OPERATOR,
        List.of(input, skip, form.scale(), form.shift()),
        List.of(Attributes.of("epsilon", form.epsilon())));
  }
}
