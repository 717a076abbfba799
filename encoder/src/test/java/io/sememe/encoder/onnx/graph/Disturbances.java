// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;

/**
 * A trained graph, disturbed in one place at a time, so that it means something else there: a
 * rewrite must leave that place alone.
 */
final class Disturbances {
  private final Map<String, UnaryOperator<RealGraph>> byMeaning = new LinkedHashMap<>();

  /**
   * Adds one.
   *
   * @param meaning what is different then
   */
  Disturbances put(String meaning, UnaryOperator<RealGraph> change) {
    byMeaning.put(meaning, change);
    return this;
  }

  /** Returns a test for each: the value that the rewrite would replace is still needed. */
  List<DynamicTest> tests(Rewrite rewrite, String value) {
    List<DynamicTest> tests = new ArrayList<>();
    byMeaning.forEach(
        (meaning, change) ->
            tests.add(
                DynamicTest.dynamicTest(
                    meaning,
                    () -> {
                      RealGraph graph = change.apply(RealGraph.minilm());
                      assertTrue(isNeeded(graph.after(rewrite), value));
                    })));
    return tests;
  }

  /** Returns whether a value is needed; it is not once a rewrite has made another in its place. */
  static boolean isNeeded(Graph graph, String value) {
    return GraphWriter.needed(graph).stream()
        .anyMatch(node -> node.getOutputList().contains(value));
  }

  static TensorProto.Builder number(float value) {
    return Weights.floats(new float[] {value});
  }

  static TensorProto.Builder longs(long value) {
    return Weights.longs(new long[] {value}, 1);
  }
}
