// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;

/**
 * Self-attention as it is exported from PyTorch: three linear layers of one input, split into
 * heads, softmax(query x key / sqrt(head size) + mask) x value, joined again.
 *
 * @param query the first linear layer
 * @param key the second
 * @param value the third
 * @param heads how many heads
 */
record SelfAttention(Linear query, Linear key, Linear value, long heads) {
  private static final List<Long> HEADS_FIRST = List.of(0L, 2L, 1L, 3L);
  private static final List<Long> TRANSPOSED_KEY = List.of(0L, 2L, 3L, 1L);
  private static final double TOLERANCE = 1e-4;

  /** Returns the attention that makes a value, if it is one. */
  static Optional<SelfAttention> of(Graph graph, String value) {
    return graph
        .inputs(value, "Reshape")
        .flatMap(joined -> transposed(graph, joined.get(0), HEADS_FIRST))
        .flatMap(context -> graph.inputs(context, "MatMul"))
        .flatMap(
            product ->
                split(graph, product.get(1), HEADS_FIRST)
                    .flatMap(
                        values ->
                            scores(graph, product.get(0))
                                .flatMap(scores -> of(graph, scores, values))));
  }

  // Softmax(scores + mask); returns the scaled scores.
  private static Optional<String> scores(Graph graph, String probabilities) {
    return graph
        .producer(probabilities, "Softmax")
        .filter(softmax -> isLastAxis(Attributes.number(softmax, "axis", -1)))
        .flatMap(softmax -> graph.inputs(softmax.getInput(0), "Add"))
        .flatMap(
            sum ->
                Mask.isNothing(graph, sum.get(1))
                    ? Optional.of(sum.get(0))
                    : Optional.of(sum.get(1)).filter(other -> Mask.isNothing(graph, sum.get(0))));
  }

  private static boolean isLastAxis(long axis) {
    return axis == -1 || axis == 3;
  }

  private static Optional<SelfAttention> of(Graph graph, String scores, Split values) {
    return divided(graph, scores)
        .filter(
            scaled ->
                Math.abs(scaled.divisor() / Math.sqrt((double) values.headSize()) - 1) < TOLERANCE)
        .flatMap(scaled -> graph.inputs(scaled.value(), "MatMul"))
        .flatMap(
            product ->
                split(graph, product.get(0), HEADS_FIRST)
                    .flatMap(
                        queries ->
                            split(graph, product.get(1), TRANSPOSED_KEY)
                                .flatMap(keys -> of(queries, keys, values))));
  }

  private static Optional<SelfAttention> of(Split queries, Split keys, Split values) {
    boolean together =
        queries.sameHeads(keys)
            && queries.sameHeads(values)
            && queries.linear().input().equals(keys.linear().input())
            && queries.linear().input().equals(values.linear().input());
    return together
        ? Optional.of(
            new SelfAttention(queries.linear(), keys.linear(), values.linear(), queries.heads()))
        : Optional.empty();
  }

  /** A value and what it is divided by. */
  private record Divided(String value, double divisor) {}

  private static Optional<Divided> divided(Graph graph, String value) {
    Optional<Divided> quotient =
        graph
            .withConstant(value, "Div")
            .flatMap(
                operands ->
                    scalar(graph, operands.constant())
                        .map(divisor -> new Divided(operands.variable(), divisor)));
    return quotient.isPresent()
        ? quotient
        : graph
            .withConstant(value, "Mul")
            .flatMap(
                operands ->
                    scalar(graph, operands.constant())
                        .map(factor -> new Divided(operands.variable(), 1.0 / factor)));
  }

  private static Optional<Float> scalar(Graph graph, String value) {
    return graph.constant(value).flatMap(Weights::scalar);
  }

  /** A linear layer whose result is split into heads. */
  private record Split(Linear linear, long heads, long headSize) {
    boolean sameHeads(Split other) {
      return heads == other.heads && headSize == other.headSize;
    }
  }

  private static Optional<Split> split(Graph graph, String value, List<Long> permutation) {
    return transposed(graph, value, permutation)
        .flatMap(reshaped -> graph.inputs(reshaped, "Reshape"))
        .flatMap(
            reshape ->
                Linear.of(graph, reshape.get(0))
                    .flatMap(
                        linear ->
                            headShape(graph, reshape.get(1))
                                .map(shape -> new Split(linear, shape[0], shape[1]))));
  }

  private static Optional<String> transposed(Graph graph, String value, List<Long> permutation) {
    return graph
        .producer(value, "Transpose")
        .filter(node -> Attributes.numbers(node, "perm").equals(permutation))
        .map(node -> node.getInput(0));
  }

  // [batch, tokens, heads, head size]: a constant, or put together from the text's own shape.
  private static Optional<long[]> headShape(Graph graph, String shape) {
    Optional<long[]> constant =
        graph
            .constant(shape)
            .map(Weights::longs)
            .filter(sizes -> sizes.length == 4)
            .map(sizes -> new long[] {sizes[2], sizes[3]});
    Optional<long[]> found =
        constant.isPresent()
            ? constant
            : graph.producer(shape, "Concat").flatMap(node -> concatenated(graph, node));
    return found.filter(sizes -> sizes[0] > 0 && sizes[1] > 0);
  }

  private static Optional<long[]> concatenated(Graph graph, NodeProto concat) {
    if (concat.getInputCount() != 4) {
      return Optional.empty();
    }
    long[] heads = longs(graph, concat.getInput(2));
    long[] size = longs(graph, concat.getInput(3));
    return heads.length == 1 && size.length == 1
        ? Optional.of(new long[] {heads[0], size[0]})
        : Optional.empty();
  }

  private static long[] longs(Graph graph, String value) {
    Optional<TensorProto> constant = graph.constant(value);
    return constant.isPresent() ? Weights.longs(constant.get()) : new long[0];
  }
}
