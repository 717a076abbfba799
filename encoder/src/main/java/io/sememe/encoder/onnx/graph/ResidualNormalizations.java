// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
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
    for (NodeProto node : graph.nodes()) {
      String value = node.getOutput(0);
      Normalization.of(graph, value)
          .flatMap(found -> sum(graph, found).map(sum -> skip(graph, sum, found)))
          .ifPresent(made -> graph.replace(value, made));
    }
  }

  private static Optional<List<String>> sum(Graph graph, Normalization found) {
    return graph
        .inputs(found.input(), "Add")
        .filter(sum -> sum.stream().noneMatch(graph::isConstant));
  }

  private static String skip(Graph graph, List<String> sum, Normalization found) {
    return of(graph, sum.get(0), sum.get(1), found);
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
