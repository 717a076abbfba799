// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.List;

/**
 * A token that no other looks at: the mask, which is all ones otherwise, becomes 0 where the tokens
 * are this one. What rewrites know of a mask of ones does not hold for it, and none finds it.
 */
final class HiddenToken {
  private HiddenToken() {}

  /**
   * Hides a token.
   *
   * @param padded whether texts are padded, and so the mask hides their padding as well
   * @throws EncoderException FAILED when the graph has no mask, or reads it where it cannot be
   *     replaced
   */
  static void hide(Graph graph, long id, boolean padded) {
    String token = graph.addConstant(Weights.longs(new long[] {id}, 1, 1));
    String equal = graph.add("", "Equal", List.of(TextInputs.INPUT_IDS, token), List.of());
    String others = graph.add("", "Not", List.of(equal), List.of());
    String mask =
        graph.add("", "Cast", List.of(others), List.of(Attributes.of("to", (long) Weights.INT64)));
    replaceMask(graph, mask);
    if (padded) {
      String both = graph.newName("mask");
      graph.replace(mask, both);
      graph.addNode(product(mask, TextInputs.ATTENTION_MASK, both));
    }
  }

  private static void replaceMask(Graph graph, String mask) {
    graph.replace(TextInputs.ATTENTION_MASK, mask);
    List<String> read =
        GraphWriter.needed(graph).stream()
            .flatMap(node -> GraphWriter.read(node).stream())
            .toList();
    if (!read.contains(mask) || read.contains(TextInputs.ATTENTION_MASK)) {
      throw new EncoderException(
          Kind.FAILED,
          "the graph has no attention mask by which tokens could be hidden; set attendToExpansion"
              + " in tokenVectors to true, if the model was trained so");
    }
  }

  private static NodeProto product(String left, String right, String value) {
    return NodeProto.newBuilder()
        .setOpType("Mul")
        .setName(value)
        .addInput(left)
        .addInput(right)
        .addOutput(value)
        .build();
  }
}
