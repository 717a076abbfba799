// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.onnx.graph.Linear.Quantized;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Self-attention becomes one operator, and its three linear layers one matrix: QAttention for int8,
 * Attention for floats. The mask goes where nothing is masked; where texts are padded the operator
 * gets their lengths in its place.
 */
final class FusedAttention implements Rewrite {
  static final String QUANTIZED = "QAttention";
  static final String FLOATS = "Attention";

  /** The kernel that takes starts is made for heads of a multiple of this many columns. */
  private static final int HEAD_STEP = 8;

  private final GraphTarget target;

  /** The mask as the operator takes it, by operator, once it is needed. */
  private final Map<String, String> masks = new HashMap<>();

  FusedAttention(GraphTarget target) {
    this.target = target;
  }

  @Override
  public void apply(Graph graph, Weights weights) throws IOException {
    BiPredicate<Graph, String> isMask = target.padded() ? Mask::hidesPadding : Mask::isNothing;
    for (String value : graph.values()) {
      Optional<SelfAttention> found = SelfAttention.of(graph, value, isMask);
      if (found.isPresent()) {
        Optional<String> fused = fused(graph, weights, found.get());
        fused.ifPresent(made -> graph.replace(value, made));
      }
    }
  }

  private Optional<String> fused(Graph graph, Weights weights, SelfAttention attention)
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

  private String floats(Graph graph, SelfAttention attention, JoinedWeights joined) {
    return graph.add(
        Graph.MICROSOFT,
        FLOATS,
        Stream.of(
                attention.query().input(),
                graph.addConstant(joined.weight()),
                graph.addConstant(joined.bias()),
                floatMask(graph, attention))
            .filter(input -> !input.isEmpty())
            .toList(),
        List.of(Attributes.of("num_heads", attention.heads())));
  }

  // In float32, and with heads of other sizes, ONNX Runtime has only the kernel that takes lengths,
  // and does not say so: it reads starts where it expects something else, and is wrong.
  private String floatMask(Graph graph, SelfAttention attention) {
    return target.half() && attention.headSize() % HEAD_STEP == 0
        ? mask(FLOATS + " with starts", () -> PaddedTexts.keyLengthsAndStarts(graph))
        : mask(FLOATS, () -> PaddedTexts.keyLengths(graph));
  }

  // "" where nothing is padded.
  private String mask(String operator, Supplier<String> made) {
    return target.padded() ? masks.computeIfAbsent(operator, key -> made.get()) : "";
  }

  private String integers(
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
            mask(QUANTIZED, () -> PaddedTexts.keyLengths(graph)),
            quantized.inputZero(),
            graph.addConstant(zero)),
        List.of(
            Attributes.of("num_heads", attention.heads()), Attributes.of("unidirectional", 0L)));
  }
}
