// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.sememe.encoder.model.Pooling;
import java.util.List;

/**
 * Pooling in the graph: [texts, tokens, width] becomes [texts, width], so that one row comes back
 * and not one per token. The formulas are those of {@link Pooling}.
 */
final class PoolingNodes {
  private static final long TOKENS = 1;

  private final Graph graph;

  private PoolingNodes(Graph graph) {
    this.graph = graph;
  }

  /** Adds what this pooling needs after the graph's result; the pooled rows are the result then. */
  static void add(Graph graph, Pooling pooling) {
    PoolingNodes nodes = new PoolingNodes(graph);
    String states = graph.result();
    graph.setResult(
        switch (pooling) {
          case CLS -> nodes.row(states, 0);
          case LASTTOKEN -> nodes.row(states, -1);
          case MEAN -> nodes.reduce("ReduceMean", states);
          case MAX -> nodes.reduce("ReduceMax", states);
          case MEAN_SQRT_LEN -> nodes.meanSqrtLength(states);
          case WEIGHTEDMEAN -> nodes.weightedMean(states);
          case NONE -> states;
        });
  }

  /** Returns the sum of each column of the graph's result, which stays the result. */
  static String sums(Graph graph) {
    return new PoolingNodes(graph).reduce("ReduceSum", graph.result());
  }

  private String row(String states, long number) {
    String index = graph.addConstant(Weights.longs(new long[] {number}));
    return op("Gather", List.of(states, index), Attributes.of("axis", 1L));
  }

  private String reduce(String operator, String value) {
    return Axes.reduce(graph, operator, value, TOKENS, false);
  }

  private String meanSqrtLength(String states) {
    String sum = reduce("ReduceSum", states);
    return op("Div", List.of(sum, op("Sqrt", List.of(length(states)))));
  }

  // The i-th token, counted from 1, weighs i: sum(i x state) / sum(i).
  private String weightedMean(String states) {
    String ones = op("Mul", List.of(states, number(0)));
    String rowsOfOnes = op("Add", List.of(ones, number(1)));
    String axis = graph.addConstant(Weights.longs(new long[] {1}));
    String weights = op("CumSum", List.of(rowsOfOnes, axis));
    String weighted = op("Mul", List.of(states, weights));
    return op("Div", List.of(reduce("ReduceSum", weighted), reduce("ReduceSum", weights)));
  }

  // How many tokens the text has, as a float.
  private String length(String states) {
    String index = graph.addConstant(Weights.longs(new long[] {1}));
    String length = op("Gather", List.of(op("Shape", List.of(states)), index));
    return op("Cast", List.of(length), Attributes.of("to", (long) Weights.FLOAT));
  }

  private String number(float value) {
    return graph.addConstant(Weights.floats(new float[] {value}));
  }

  private String op(String operator, List<String> inputs, AttributeProto... attributes) {
    return graph.add("", operator, inputs, List.of(attributes));
  }
}
