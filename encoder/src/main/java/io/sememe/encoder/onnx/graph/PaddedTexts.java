// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.List;

/** Texts of several lengths in one run, padded on the right, told apart by the attention mask. */
final class PaddedTexts {
  private static final long TOKENS = 1;
  private static final long INT32 = TensorProto.DataType.INT32_VALUE;

  private PaddedTexts() {}

  /**
   * Makes sure that the graph looks at the mask.
   *
   * @throws EncoderException FAILED when it does not, so that padding would be taken for text
   */
  static void requireMask(Graph graph) {
    boolean read =
        graph.isInput(TextInputs.ATTENTION_MASK)
            && GraphWriter.needed(graph).stream()
                .anyMatch(node -> GraphWriter.read(node).contains(TextInputs.ATTENTION_MASK));
    if (!read) {
      throw new EncoderException(
          Kind.FAILED,
          "the graph does not read the input "
              + TextInputs.ATTENTION_MASK
              + ", without which texts of several lengths cannot share a run: export the model with"
              + " it, or run it on the CPU");
    }
  }

  /** Adds how many tokens each text has, int32 [texts], as attention takes it. */
  static String keyLengths(Graph graph) {
    String lengths = Axes.reduce(graph, "ReduceSum", TextInputs.ATTENTION_MASK, TOKENS, false);
    return graph.add("", "Cast", List.of(lengths), List.of(Attributes.of("to", INT32)));
  }
}
