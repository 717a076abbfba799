// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.model.Pooling;
import java.util.List;

/**
 * Pooling as in {@link PoolingNodes}, of texts that are padded on the right: what the attention
 * mask hides counts for nothing. What weighs tokens is one product of matrices, weights x states,
 * which costs little on a device of many cores.
 */
final class PaddedPooling {
  private static final long TOKENS = 1;
  private static final long WIDTH = 2;

  private final Graph graph;
  private final String states;

  private PaddedPooling(Graph graph) {
    this.graph = graph;
    this.states = graph.result();
  }

  /** Adds what this pooling needs after the graph's result; the pooled rows are the result then. */
  static void add(Graph graph, Pooling pooling) {
    PaddedPooling nodes = new PaddedPooling(graph);
    switch (pooling) {
      case CLS, NONE -> PoolingNodes.add(graph, pooling);
      case MEAN -> graph.setResult(nodes.mean());
      case MEAN_SQRT_LEN -> graph.setResult(nodes.meanSqrtLength());
      case WEIGHTEDMEAN -> graph.setResult(nodes.weightedMean());
      case LASTTOKEN -> graph.setResult(nodes.lastToken());
      case MAX -> graph.setResult(nodes.max());
    }
  }

  private String mean() {
    String mask = mask();
    return op("Div", weighted(mask), total(mask));
  }

  private String meanSqrtLength() {
    String mask = mask();
    return op("Div", weighted(mask), op("Sqrt", total(mask)));
  }

  private String weightedMean() {
    String mask = mask();
    String weights = op("Mul", counted(mask), mask);
    return op("Div", weighted(weights), total(weights));
  }

  // Weighs 1 where the mask was counted up to the length; the padding after it is, too.
  private String lastToken() {
    String count = counted(TextInputs.ATTENTION_MASK);
    String isWhole = op("Equal", count, total(TextInputs.ATTENTION_MASK));
    return weighted(op("Mul", cast(isWhole, Weights.FLOAT), mask()));
  }

  /** Returns the sum of each column of the graph's result, which stays the result. */
  static String sums(Graph graph) {
    return new PaddedPooling(graph).reducedOver(0, "ReduceSum");
  }

  private String max() {
    return reducedOver(Float.NEGATIVE_INFINITY, "ReduceMax");
  }

  // Not a product: the padding may have any state, also none that is a number.
  private String reducedOver(float padding, String operator) {
    String shown = cast(TextInputs.ATTENTION_MASK, TensorProto.DataType.BOOL_VALUE);
    String hidden = graph.addConstant(Weights.floats(new float[] {padding}));
    String unmasked = op("Where", Axes.unsqueeze(graph, shown, WIDTH), states, hidden);
    return Axes.reduce(graph, operator, unmasked, TOKENS, false);
  }

  private String mask() {
    return cast(TextInputs.ATTENTION_MASK, Weights.FLOAT);
  }

  // [texts, 1, tokens] x [texts, tokens, width] is [texts, 1, width], of which the one row is
  // taken.
  private String weighted(String weights) {
    String sums = op("MatMul", Axes.unsqueeze(graph, weights, TOKENS), states);
    String first = graph.addConstant(Weights.longs(new long[] {0}));
    return graph.add("", "Gather", List.of(sums, first), List.of(Attributes.of("axis", TOKENS)));
  }

  // [texts, 1]
  private String total(String weights) {
    return Axes.reduce(graph, "ReduceSum", weights, TOKENS, true);
  }

  private String counted(String mask) {
    return op("CumSum", mask, graph.addConstant(Weights.longs(new long[] {TOKENS})));
  }

  private String cast(String value, int type) {
    return graph.add("", "Cast", List.of(value), List.of(Attributes.of("to", (long) type)));
  }

  private String op(String operator, String... inputs) {
    return graph.add("", operator, List.of(inputs), List.<AttributeProto>of());
  }
}
