// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import java.util.List;

/** The logits of starts and of ends, float [texts, tokens] each, as one [texts, tokens, 2]. */
final class SpanLogits {
  private static final long LAST = 2;

  private SpanLogits() {}

  /** Makes them the result of a graph. */
  static void join(Graph graph, String starts, String ends) {
    List<String> columns =
        List.of(Axes.unsqueeze(graph, starts, LAST), Axes.unsqueeze(graph, ends, LAST));
    graph.setResult(graph.add("", "Concat", columns, List.of(Attributes.of("axis", LAST))));
  }
}
