// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import io.sememe.encoder.onnx.graph.Graph.Operands;

/**
 * The activation x * (1 + erf(x / sqrt(2))) / 2 (Hendrycks and Gimpel, arXiv:1606.08415), written
 * out in its five operators in any order of the factors.
 */
final class Gelu {
  private static final double TOLERANCE = 1e-3;

  private Gelu() {}

  /** Returns the value that goes into the activation which makes a value, "" if it is none. */
  static String input(Graph graph, String value) {
    String whole = unhalved(graph, value);
    if (!whole.isEmpty()) {
      return either(graph, graph.input(whole, "Mul", 0), graph.input(whole, "Mul", 1));
    }
    String left = graph.input(value, "Mul", 0);
    String right = graph.input(value, "Mul", 1);
    String ofLeft = halved(graph, left, right);
    return ofLeft.isEmpty() ? halved(graph, right, left) : ofLeft;
  }

  // One factor is halved already: x / 2 and the rest, or x and half the rest.
  private static String halved(Graph graph, String half, String other) {
    String whole = unhalved(graph, half);
    return whole.isEmpty() ? "" : either(graph, whole, other);
  }

  private static String either(Graph graph, String one, String other) {
    if (isRest(graph, other, one)) {
      return one;
    }
    return isRest(graph, one, other) ? other : "";
  }

  // 1 + erf(x / sqrt(2))
  private static boolean isRest(Graph graph, String value, String x) {
    Operands sum = graph.operands(value, "Add");
    String argument = graph.input(sum.variable(), "Erf", 0);
    return !x.isEmpty() && graph.number(sum.constant()) == 1 && isScaled(graph, argument, x);
  }

  private static boolean isScaled(Graph graph, String argument, String x) {
    Operands product = graph.operands(argument, "Mul");
    return product.variable().equals(x)
        ? isAbout(graph.number(product.constant()), Math.sqrt(0.5))
        : graph.input(argument, "Div", 0).equals(x)
            && isAbout(graph.number(graph.input(argument, "Div", 1)), Math.sqrt(2));
  }

  private static String unhalved(Graph graph, String value) {
    Operands product = graph.operands(value, "Mul");
    return graph.number(product.constant()) == 0.5f ? product.variable() : "";
  }

  private static boolean isAbout(double value, double expected) {
    return Math.abs(value / expected - 1) < TOLERANCE;
  }
}
