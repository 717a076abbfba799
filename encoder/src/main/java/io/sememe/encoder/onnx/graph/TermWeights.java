// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.BitSet;
import java.util.List;

/**
 * From the greatest logit of each term to the heaviest terms: [texts, vocabulary] becomes [texts, 2
 * k], first the weights log(1 + relu(logit)) in falling order, of equal ones that of the lower
 * number first, then the numbers of the terms in the same order. Numbers are floats, in which those
 * below 2^24 are exact. A term weighs infinitely much of which a token's logit is no number: a
 * maximum keeps such a one of the first token, and passes over those of the others.
 */
final class TermWeights {
  private static final long TERMS = 1;
  private static final long MOST_TERMS = 1 << 24;

  private final Graph graph;

  private TermWeights(Graph graph) {
    this.graph = graph;
  }

  /**
   * Adds this after the graph's result; the rows of weights and numbers are the result then.
   *
   * @param sums what is no number in the columns in which a logit is none: [texts, vocabulary]
   * @param vocabulary how many columns the graph's result has
   * @return how many terms each text gets
   * @throws EncoderException FAILED when these are too many to be numbered in floats
   */
  static long add(Graph graph, SparsePlan plan, String sums, long vocabulary) {
    if (vocabulary > MOST_TERMS) {
      throw new EncoderException(
          Kind.FAILED,
          "the model's vocabulary of "
              + vocabulary
              + " is beyond the most there may be, "
              + MOST_TERMS);
    }
    TermWeights nodes = new TermWeights(graph);
    String all = nodes.refused(sums, nodes.logarithm(graph.result()));
    String weights = nodes.shown(all, plan.terms(), (int) vocabulary);
    long count = Math.min(plan.topK(), vocabulary);
    graph.setResult(nodes.heaviest(weights, count));
    return count;
  }

  private String logarithm(String logits) {
    String one = graph.addConstant(Weights.floats(new float[] {1}));
    return op("Log", List.of(op("Add", List.of(op("Relu", List.of(logits)), one))));
  }

  private String refused(String sums, String weights) {
    String infinite = graph.addConstant(Weights.floats(new float[] {Float.POSITIVE_INFINITY}));
    return op("Where", List.of(op("IsNaN", List.of(sums)), infinite, weights));
  }

  // Not a product: what is left out may have any logit, also none that is a number.
  private String shown(String weights, BitSet terms, int vocabulary) {
    byte[] shown = new byte[vocabulary];
    terms.stream().forEach(term -> shown[term] = 1);
    String mask =
        graph.addConstant(Weights.tensor(TensorProto.DataType.BOOL_VALUE, shown, vocabulary));
    String zero = graph.addConstant(Weights.floats(new float[] {0}));
    return op("Where", List.of(mask, weights, zero));
  }

  private String heaviest(String weights, long count) {
    String values = graph.newName("weights");
    String numbers = graph.newName("terms");
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("TopK")
            .setName(values)
            .addInput(weights)
            .addInput(graph.addConstant(Weights.longs(new long[] {count}, 1)))
            .addOutput(values)
            .addOutput(numbers)
            .addAttribute(Attributes.of("axis", TERMS))
            .build());
    String asFloats = op("Cast", List.of(numbers), Attributes.of("to", (long) Weights.FLOAT));
    return op("Concat", List.of(values, asFloats), Attributes.of("axis", TERMS));
  }

  private String op(String operator, List<String> inputs, AttributeProto... attributes) {
    return graph.add("", operator, inputs, List.of(attributes));
  }
}
