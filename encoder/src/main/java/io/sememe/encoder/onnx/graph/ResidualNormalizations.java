// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sum and its layer normalisation become ONNX Runtime's SkipLayerNormalization: one pass over the
 * values in place of ten operators, or of the two that ONNX Runtime's own optimiser makes of them.
 * Its result has the shape of its first summand alone, which must be one that every text of a run
 * has of its own. The rows for positions, which are there once, may only be the second; a row that
 * is the same for all tokens may be neither.
 */
final class ResidualNormalizations implements Rewrite {
  static final String OPERATOR = "SkipLayerNormalization";

  @Override
  public void apply(Graph graph, Weights weights) {
    Set<String> ofText = TextValues.of(graph);
    Set<String> ofRun = TextValues.ofRun(graph);
    for (String value : graph.values()) {
      Optional<String> made =
          Normalization.of(graph, value).flatMap(found -> fused(graph, found, ofText, ofRun));
      made.ifPresent(
          it -> {
            graph.replace(value, it);
            ofText.add(it);
            ofRun.add(it);
          });
    }
  }

  private static Optional<String> fused(
      Graph graph, Normalization form, Set<String> ofText, Set<String> ofRun) {
    String left = graph.input(form.input(), "Add", 0);
    String right = graph.input(form.input(), "Add", 1);
    if (!ofRun.contains(left) || !ofRun.contains(right)) {
      return Optional.empty();
    }
    if (ofText.contains(left)) {
      return Optional.of(of(graph, left, right, form));
    }
    return ofText.contains(right) ? Optional.of(of(graph, right, left, form)) : Optional.empty();
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
