// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The shape that a Reshape gives to what has a row per token: a constant, or put together from the
 * sizes that the text's own shape has and from constants. As in a Reshape, 0 is a size that stays
 * as it is and -1 the one that follows from the others.
 */
final class ReshapeSizes {
  private static final List<Long> BATCH = List.of(-1L, 0L, 1L);
  private static final List<Long> TOKENS = List.of(-1L, 0L);

  private ReshapeSizes() {}

  /** Returns so many sizes if the first two are still those of texts and tokens; none if not. */
  static List<Long> of(Graph graph, String shape, int rank) {
    List<Long> constant = graph.wholeNumbers(shape);
    List<Long> sizes = constant.isEmpty() ? concatenated(graph, shape) : constant;
    return sizes.size() == rank && BATCH.contains(sizes.get(0)) && TOKENS.contains(sizes.get(1))
        ? sizes
        : List.of();
  }

  private static List<Long> concatenated(Graph graph, String shape) {
    List<String> parts =
        graph
            .producer(shape, "Concat")
            .map(NodeProto::getInputList)
            .<List<String>>map(List::copyOf)
            .orElse(List.of());
    List<Optional<Long>> sizes =
        IntStream.range(0, parts.size()).mapToObj(i -> size(graph, parts.get(i), i)).toList();
    return sizes.stream().allMatch(Optional::isPresent)
        ? sizes.stream().flatMap(Optional::stream).toList()
        : List.of();
  }

  private static Optional<Long> size(Graph graph, String part, int axis) {
    List<Long> constant = graph.wholeNumbers(part);
    if (constant.size() == 1) {
      return Optional.of(constant.get(0));
    }
    return isSizeOf(graph, graph.input(part, "Unsqueeze", 0), axis)
        ? Optional.of(0L)
        : Optional.empty();
  }

  private static boolean isSizeOf(Graph graph, String value, long axis) {
    return graph.producer(graph.input(value, "Gather", 0), "Shape").isPresent()
        && graph.wholeNumbers(graph.input(value, "Gather", 1)).equals(List.of(axis));
  }
}
