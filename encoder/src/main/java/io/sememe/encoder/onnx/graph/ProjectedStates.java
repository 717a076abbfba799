// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.Projection;
import java.util.List;

/** The linear layer behind the states of the tokens, as one product of matrices. */
final class ProjectedStates {
  private ProjectedStates() {}

  /**
   * Adds the layer after the graph's result; the projected states are the result then.
   *
   * @param source the output of the graph that the states are read from
   * @throws EncoderException FAILED when the layer takes states of another length
   */
  static void project(Graph graph, String source, Projection projection) {
    long width = TextEncoderGraph.width(graph.model().getGraph(), source);
    if (width > 0 && width != projection.inputs()) {
      throw new EncoderException(
          Kind.FAILED,
          "the projection takes " + projection.inputs() + " floats, a state has " + width);
    }
    String matrix =
        graph.addConstant(
            Weights.floats(projection.transposed(), projection.inputs(), projection.outputs()));
    graph.setResult(graph.add("", "MatMul", List.of(graph.result(), matrix), List.of()));
  }
}
