// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.sememe.encoder.onnx.graph.Graph.Operands;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Self-attention as it is exported from PyTorch: three linear layers of one input, split into
 * heads, softmax(query x key / sqrt(head size) + mask) x value, joined again.
 *
 * @param query the first linear layer
 * @param key the second
 * @param value the third
 * @param heads how many heads
 * @param headSize how many columns each has
 */
record SelfAttention(Linear query, Linear key, Linear value, long heads, long headSize) {
  private static final List<Long> HEADS_FIRST = List.of(0L, 2L, 1L, 3L);
  private static final List<Long> TRANSPOSED_KEY = List.of(0L, 2L, 3L, 1L);
  private static final double TOLERANCE = 1e-4;

  /** Before this version Softmax took the axes from the second on, unless told otherwise. */
  private static final long SOFTMAX_IS_OF_THE_LAST_AXIS = 13;

  /**
   * Returns the attention that makes a value, if it is one.
   *
   * @param isMask whether a value of a graph is a mask that may be left out
   */
  static Optional<SelfAttention> of(Graph graph, String value, BiPredicate<Graph, String> isMask) {
    String context = transposed(graph, graph.input(value, "Reshape", 0), HEADS_FIRST);
    Optional<Heads> values = Heads.of(graph, graph.input(context, "MatMul", 1), HEADS_FIRST);
    return values
        .filter(found -> found.areJoined(graph, graph.input(value, "Reshape", 1)))
        .flatMap(
            found -> {
              String scores = softmaxOf(graph, graph.input(context, "MatMul", 0));
              return of(graph, unmasked(graph, scores, isMask), found);
            });
  }

  private static Optional<SelfAttention> of(Graph graph, String scores, Heads values) {
    String product = unscaled(graph, scores, Math.sqrt((double) values.size()));
    Optional<Heads> queries = Heads.of(graph, graph.input(product, "MatMul", 0), HEADS_FIRST);
    Optional<Heads> keys = Heads.of(graph, graph.input(product, "MatMul", 1), TRANSPOSED_KEY);
    boolean together =
        Stream.of(queries, keys).allMatch(found -> found.filter(values::goWith).isPresent());
    return together
        ? Optional.of(
            new SelfAttention(
                queries.orElseThrow().linear(),
                keys.orElseThrow().linear(),
                values.linear(),
                values.count(),
                values.size()))
        : Optional.empty();
  }

  private static String softmaxOf(Graph graph, String probabilities) {
    return graph
        .producer(probabilities, "Softmax")
        .filter(node -> isOfLastAxis(graph, node))
        .map(node -> node.getInput(0))
        .orElse("");
  }

  /** Returns whether a Softmax is over the last axis of four. */
  static boolean isOfLastAxis(Graph graph, NodeProto softmax) {
    long otherwise = graph.opset() >= SOFTMAX_IS_OF_THE_LAST_AXIS ? -1 : 1;
    long axis = Attributes.number(softmax, "axis", otherwise);
    return axis == -1 || axis == 3;
  }

  private static String unmasked(Graph graph, String value, BiPredicate<Graph, String> isMask) {
    String left = graph.input(value, "Add", 0);
    String right = graph.input(value, "Add", 1);
    if (isMask.test(graph, right)) {
      return left;
    }
    return isMask.test(graph, left) ? right : "";
  }

  private static String unscaled(Graph graph, String scores, double divisor) {
    if (isAbout(graph.number(graph.input(scores, "Div", 1)), divisor)) {
      return graph.input(scores, "Div", 0);
    }
    Operands product = graph.operands(scores, "Mul");
    return isAbout(graph.number(product.constant()), 1 / divisor) ? product.variable() : "";
  }

  private static boolean isAbout(double value, double expected) {
    return Math.abs(value / expected - 1) < TOLERANCE;
  }

  private static String transposed(Graph graph, String value, List<Long> permutation) {
    return graph
        .producer(value, "Transpose")
        .filter(node -> Attributes.numbers(node, "perm").equals(permutation))
        .map(node -> graph.input(value, "Transpose", 0))
        .orElse("");
  }

  /** A linear layer whose result is split into heads: so many, of so many columns. */
  private record Heads(Linear linear, long count, long size) {
    private static final int SPLIT_RANK = 4;
    private static final int JOINED_RANK = 3;

    static Optional<Heads> of(Graph graph, String value, List<Long> permutation) {
      String split = transposed(graph, value, permutation);
      Optional<Linear> linear = Linear.of(graph, graph.input(split, "Reshape", 0));
      List<Long> sizes = ReshapeSizes.of(graph, graph.input(split, "Reshape", 1), SPLIT_RANK);
      return linear
          .filter(found -> !sizes.isEmpty() && sizes.get(2) > 0 && sizes.get(3) > 0)
          .map(found -> new Heads(found, sizes.get(2), sizes.get(3)));
    }

    /** Returns whether three linear layers are those of one attention. */
    boolean goWith(Heads other) {
      return count == other.count
          && size == other.size
          && linear.input().equals(other.linear.input());
    }

    /** Returns whether a new shape puts the heads of a token side by side again. */
    boolean areJoined(Graph graph, String shape) {
      List<Long> sizes = ReshapeSizes.of(graph, shape, JOINED_RANK);
      return !sizes.isEmpty() && (sizes.get(2) == -1 || sizes.get(2) == count * size);
    }
  }
}
