// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operators, of ONNX and of ONNX Runtime, that compute with quantised values. */
final class QuantizedOperators {
  private static final Set<String> OPERATORS =
      Set.of(
          "ConvInteger",
          "DequantizeLinear",
          "DynamicQuantizeLSTM",
          "DynamicQuantizeLinear",
          "DynamicQuantizeMatMul",
          "GatherBlockQuantized",
          "MatMulBnb4",
          "MatMulInteger",
          "MatMulInteger16",
          "MatMulIntegerToFloat",
          "MatMulNBits",
          "QAttention",
          "QEmbedLayerNormalization",
          "QGemm",
          "QMoE",
          "QuantizeLinear");

  private QuantizedOperators() {}

  /** Returns whether a graph has any. */
  static boolean areIn(Graph graph) {
    return !of(graph).isEmpty();
  }

  /**
   * Makes sure that a graph has none.
   *
   * @throws EncoderException FAILED when it has some, which the message names
   */
  static void requireNone(Graph graph) {
    Set<String> left = of(graph);
    if (!left.isEmpty()) {
      throw new EncoderException(
          Kind.FAILED,
          "the weights cannot be turned into floats: some of the operators "
              + left
              + " are left; only products that are quantised while they run and quantised tables"
              + " become floats. Use the float export of the model, or its weights as they are"
              + " stored");
    }
  }

  private static Set<String> of(Graph graph) {
    return GraphWriter.needed(graph).stream()
        .flatMap(QuantizedOperators::withInner)
        .map(NodeProto::getOpType)
        .filter(QuantizedOperators::isQuantized)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isQuantized(String operator) {
    return OPERATORS.contains(operator)
        || operator.startsWith("QLinear")
        || operator.startsWith("QOrdered");
  }

  private static Stream<NodeProto> withInner(NodeProto node) {
    Stream<GraphProto> inner =
        node.getAttributeList().stream()
            .flatMap(
                attribute -> Stream.concat(own(attribute), attribute.getGraphsList().stream()));
    return Stream.concat(
        Stream.of(node),
        inner
            .flatMap(graph -> graph.getNodeList().stream())
            .flatMap(QuantizedOperators::withInner));
  }

  private static Stream<GraphProto> own(AttributeProto attribute) {
    return attribute.hasG() ? Stream.of(attribute.getG()) : Stream.empty();
  }
}
