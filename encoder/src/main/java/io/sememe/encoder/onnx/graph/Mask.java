// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.sememe.encoder.onnx.graph.Graph.Operands;
import java.util.Optional;
import java.util.Set;

/**
 * What is added to attention scores so that padding is not looked at: (1 - mask) x a large negative
 * number. Where nothing is padded the mask is all ones, and so it is zero everywhere. Biases that
 * are learnt are something else and stay.
 */
final class Mask {
  private static final Set<String> FORM = Set.of("Cast", "Unsqueeze", "Identity");

  /** More changes of form than any graph has: one whose nodes read each other has no end. */
  private static final int MOST_FORMS = 16;

  private Mask() {}

  /** What is this much less than the other scores has probability 0, also in double precision. */
  private static final double HIDES = -1_000;

  /** Returns whether a value is zero where nothing is masked, and hides what is. */
  static boolean hidesPadding(Graph graph, String value) {
    double factor = graph.number(graph.operands(value, "Mul").constant());
    return factor <= HIDES && isNothing(graph, value);
  }

  /** Returns whether a value is zero whenever nothing is masked. */
  static boolean isNothing(Graph graph, String value) {
    Operands product = graph.operands(value, "Mul");
    Operands difference = graph.operands(product.variable(), "Sub");
    return graph.number(difference.constant()) == 1 && isMask(graph, difference.variable());
  }

  private static boolean isMask(Graph graph, String value) {
    String source = value;
    for (int i = 0; i < MOST_FORMS && !source.equals(TextInputs.ATTENTION_MASK); i++) {
      source = beforeForm(graph, source);
    }
    return source.equals(TextInputs.ATTENTION_MASK) && graph.isInput(TextInputs.ATTENTION_MASK);
  }

  private static String beforeForm(Graph graph, String value) {
    Optional<String> form = graph.producer(value).map(NodeProto::getOpType).filter(FORM::contains);
    return form.isPresent() ? graph.input(value, form.get(), 0) : "";
  }
}
