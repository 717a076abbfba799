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
    return whole(graph, lengths);
  }

  /**
   * Adds key lengths and where each text begins and the last one ends, for queries and again for
   * keys, int32 [3 x texts + 2]: the form of the mask in which CUDA takes the attention that never
   * writes the scores down. With lengths alone it writes them, which was seen to take a third of
   * the time.
   */
  static String keyLengthsAndStarts(Graph graph) {
    String shape = add(graph, "Shape", TextInputs.ATTENTION_MASK);
    String texts = add(graph, "Gather", shape, number(graph, 0));
    String tokens = add(graph, "Gather", shape, number(graph, 1));
    String ends = add(graph, "Mul", tokens, add(graph, "Add", texts, number(graph, 1)));
    String starts = whole(graph, add(graph, "Range", number(graph, 0), ends, tokens));
    return graph.add(
        "",
        "Concat",
        List.of(keyLengths(graph), starts, starts),
        List.of(Attributes.of("axis", 0L)));
  }

  private static String number(Graph graph, long value) {
    return graph.addConstant(Weights.longs(new long[] {value}));
  }

  private static String whole(Graph graph, String value) {
    return graph.add("", "Cast", List.of(value), List.of(Attributes.of("to", INT32)));
  }

  private static String add(Graph graph, String operator, String... inputs) {
    return graph.add("", operator, List.of(inputs), List.of());
  }
}
