// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;
import java.util.Set;

/**
 * What is added to attention scores so that padding is not looked at: (1 - mask) x a large negative
 * number. Nothing is padded here, the mask is all ones, and so it is zero everywhere. Biases that
 * are learnt are something else and stay.
 */
final class Mask {
  private static final String INPUT = "attention_mask";
  private static final Set<String> FORM = Set.of("Cast", "Unsqueeze", "Identity");

  private Mask() {}

  /** Returns whether a value is zero whenever nothing is masked. */
  static boolean isNothing(Graph graph, String value) {
    return graph
        .withConstant(value, "Mul")
        .flatMap(product -> graph.withConstant(product.variable(), "Sub"))
        .filter(difference -> isMask(graph, difference.variable()))
        .flatMap(difference -> graph.constant(difference.constant()))
        .flatMap(Weights::scalar)
        .filter(one -> one == 1)
        .isPresent();
  }

  private static boolean isMask(Graph graph, String value) {
    String source = value;
    for (Optional<NodeProto> node = graph.producer(source);
        node.isPresent() && FORM.contains(node.get().getOpType());
        node = graph.producer(source)) {
      source = node.get().getInput(0);
    }
    return source.equals(INPUT);
  }
}
