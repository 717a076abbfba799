// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import java.io.IOException;

/** One way in which a graph is made faster without a change of what it computes. */
@FunctionalInterface
interface Rewrite {

  /**
   * Changes the graph wherever the pattern is found, and nothing where it is not.
   *
   * @throws IOException when weights cannot be read
   */
  void apply(Graph graph, Weights weights) throws IOException;
}
