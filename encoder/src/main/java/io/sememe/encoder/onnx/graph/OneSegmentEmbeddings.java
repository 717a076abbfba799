// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Words + the segment + positions, normalised: a text is one segment, so the segment is one row of
 * floats and the positions are the first rows of a table of floats, added while normalising. The
 * token types are no input any more. The words stay as they are, int8 where the model has them so.
 *
 * <p>The order of the sums stays too: with dynamic int8 another last bit here became half a point
 * of nDCG.
 */
final class OneSegmentEmbeddings implements Rewrite {
  private static final List<Long> ZERO = List.of(0L);
  private static final List<Long> ONE = List.of(1L);

  @Override
  public void apply(Graph graph, Weights weights) throws IOException {
    for (String value : graph.values()) {
      Optional<Normalization> found = Normalization.of(graph, value);
      if (found.isPresent()) {
        join(graph, weights, value, found.get());
      }
    }
  }

  // (words + segment) + positions, as BERT is exported.
  private static void join(Graph graph, Weights weights, String value, Normalization normalization)
      throws IOException {
    String typed = graph.input(normalization.input(), "Add", 0);
    String words = graph.input(typed, "Add", 0);
    Optional<TableRows> segment =
        TableRows.of(graph, graph.input(typed, "Add", 1))
            .filter(
                rows ->
                    rows.numbers().equals(TextInputs.TOKEN_TYPE_IDS)
                        && graph.isInput(TextInputs.TOKEN_TYPE_IDS));
    Optional<TableRows> positions =
        TableRows.of(graph, graph.input(normalization.input(), "Add", 1))
            .filter(rows -> countFromZero(graph, rows.numbers()));
    if (segment.isEmpty() || positions.isEmpty()) {
      return;
    }
    Optional<float[]> first = segment.get().floats(graph, weights);
    Optional<float[]> places = positions.get().floats(graph, weights);
    int width = positions.get().width(graph);
    if (first.isPresent() && places.isPresent() && width == segment.get().width(graph)) {
      String sum = withSegment(graph, words, Arrays.copyOf(first.get(), width));
      String length = graph.input(positions.get().numbers(), "Slice", 2);
      String rows = firstRows(graph, table(places.get(), width), length);
      graph.replace(value, ResidualNormalizations.of(graph, sum, rows, normalization));
    }
  }

  // Whether they are 0, 1, 2, ... up to some length.
  private static boolean countFromZero(Graph graph, String numbers) {
    return counts(graph, graph.input(numbers, "Slice", 0))
        && graph.wholeNumbers(graph.input(numbers, "Slice", 1)).equals(ZERO)
        && graph.wholeNumbers(graph.input(numbers, "Slice", 3)).equals(ONE)
        && graph.wholeNumbers(graph.input(numbers, "Slice", 4)).equals(ONE);
  }

  // One row of 0, 1, 2, ...
  private static boolean counts(Graph graph, String value) {
    List<Long> numbers = graph.wholeNumbers(value);
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) != i) {
        return false;
      }
    }
    List<Long> oneRow = List.of(1L, (long) numbers.size());
    return graph.constant(value).filter(it -> it.getDimsList().equals(oneRow)).isPresent();
  }

  private static String withSegment(Graph graph, String words, float[] row) {
    String segment = graph.addConstant(Weights.floats(row, row.length));
    return graph.add("", "Add", List.of(words, segment), List.of());
  }

  private static TensorProto.Builder table(float[] places, int width) {
    return Weights.floats(places, 1, places.length / width, width);
  }

  private static String firstRows(Graph graph, TensorProto.Builder table, String length) {
    String rows = graph.addConstant(table);
    String zero = graph.addConstant(Weights.longs(new long[] {0}, 1));
    String axis = graph.addConstant(Weights.longs(new long[] {1}, 1));
    return graph.add("", "Slice", List.of(rows, zero, length, axis), List.of());
  }
}
