// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.onnx.graph.Linear.Quantized;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Self-attention becomes one operator, and its three linear layers one matrix: QAttention for int8,
 * Attention for floats. The mask goes: nothing is masked.
 */
final class FusedAttention implements Rewrite {
  static final String QUANTIZED = "QAttention";
  static final String FLOATS = "Attention";

  @Override
  public void apply(Graph graph, Weights weights) throws IOException {
    for (String value : graph.values()) {
      Optional<SelfAttention> found = SelfAttention.of(graph, value);
      if (found.isPresent()) {
        Optional<String> fused = fused(graph, weights, found.get());
        fused.ifPresent(made -> graph.replace(value, made));
      }
    }
  }

  private static Optional<String> fused(Graph graph, Weights weights, SelfAttention attention)
      throws IOException {
    Optional<JoinedWeights> joined = JoinedWeights.of(graph, weights, attention);
    if (joined.isEmpty()) {
      return Optional.empty();
    }
    Quantized quantized = attention.query().quantized();
    return Optional.of(
        quantized == null
            ? floats(graph, attention, joined.get())
            : integers(graph, attention, quantized, joined.get()));
  }

  private static String floats(Graph graph, SelfAttention attention, JoinedWeights joined) {
    return graph.add(
        Graph.MICROSOFT,
        FLOATS,
        List.of(
            attention.query().input(),
            graph.addConstant(joined.weight()),
            graph.addConstant(joined.bias())),
        List.of(Attributes.of("num_heads", attention.heads())));
  }

  private static String integers(
      Graph graph, SelfAttention attention, Quantized quantized, JoinedWeights joined) {
    TensorProto.Builder scale = joined.scale();
    TensorProto.Builder zero = joined.zero();
    if (scale == null || zero == null) {
      throw new IllegalStateException("quantised weights without a scale");
    }
    return graph.add(
        Graph.MICROSOFT,
        QUANTIZED,
        List.of(
            quantized.input(),
            graph.addConstant(joined.weight()),
            graph.addConstant(joined.bias()),
            quantized.inputScale(),
            graph.addConstant(scale),
            "",
            quantized.inputZero(),
            graph.addConstant(zero)),
        List.of(
            Attributes.of("num_heads", attention.heads()), Attributes.of("unidirectional", 0L)));
  }
}
