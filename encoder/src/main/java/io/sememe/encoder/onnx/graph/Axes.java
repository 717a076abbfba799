// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Adds operators that work along an axis, which is an attribute of them or an input, as the version
 * of the graph's operators wants it.
 */
final class Axes {
  /** Since this version an input of the operators that reduce. */
  private static final long AS_INPUT = 18;

  /** Some were first. */
  private static final long FIRST_AS_INPUT = 13;

  private static final Set<String> FIRST = Set.of("ReduceSum", "Unsqueeze");

  private Axes() {}

  /**
   * Adds an operator that reduces.
   *
   * @param kept whether the axis stays, with length 1
   */
  static String reduce(Graph graph, String operator, String value, long axis, boolean kept) {
    return along(graph, operator, value, axis, List.of(Attributes.of("keepdims", kept ? 1L : 0L)));
  }

  /** Adds an axis of length 1. */
  static String unsqueeze(Graph graph, String value, long axis) {
    return along(graph, "Unsqueeze", value, axis, List.of());
  }

  private static String along(
      Graph graph, String operator, String value, long axis, List<AttributeProto> others) {
    List<AttributeProto> attributes = new ArrayList<>(others);
    List<String> inputs = new ArrayList<>(List.of(value));
    if (graph.opset() >= (FIRST.contains(operator) ? FIRST_AS_INPUT : AS_INPUT)) {
      inputs.add(graph.addConstant(Weights.longs(new long[] {axis}, 1)));
    } else {
      attributes.add(Attributes.of("axes", List.of(axis)));
    }
    return graph.add("", operator, inputs, attributes);
  }
}
