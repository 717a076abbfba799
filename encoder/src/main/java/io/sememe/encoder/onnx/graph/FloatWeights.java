// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import io.sememe.encoder.EncoderException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Int8 weights become floats: a product that is quantised while it runs becomes a product of
 * floats, a quantised table one of floats. The patterns of floats are found then.
 *
 * <p>This is not what the graph computed: the inputs of products are no longer rounded to 8 bits.
 */
final class FloatWeights implements Rewrite {
  private static final long LAST_AXIS = -1;

  /** DequantizeLinear's own. */
  private static final long DEFAULT_AXIS = 1;

  /** Of DequantizeLinear since opset 21; 0 unless stated: no blocks. */
  private static final String BLOCK_SIZE = "block_size";

  private static final int MATRIX = 2;

  /** By what they are made of: layers may share their weights. */
  private final Map<Source, String> made = new HashMap<>();

  /**
   * Changes all weights.
   *
   * @throws EncoderException FAILED when something in the graph stays quantised
   */
  @Override
  public void apply(Graph graph, Weights weights) throws IOException {
    for (String value : graph.values()) {
      String floats = floats(graph, weights, value);
      if (!floats.isEmpty()) {
        graph.replace(value, floats);
      }
    }
    QuantizedOperators.requireNone(graph);
  }

  private String floats(Graph graph, Weights weights, String value) throws IOException {
    if (graph.producer(value, "DequantizeLinear").isPresent()) {
      return table(graph, weights, value);
    }
    Optional<QuantizedProduct> product = QuantizedProduct.of(graph, value);
    return product.isEmpty() ? "" : product(graph, weights, product.get());
  }

  private String product(Graph graph, Weights weights, QuantizedProduct product)
      throws IOException {
    Source source =
        new Source(product.weight(), product.weightScale(), product.weightZero(), LAST_AXIS);
    boolean matrix =
        graph.constant(source.values()).filter(it -> it.getDimsCount() == MATRIX).isPresent();
    String weight = matrix ? constant(graph, weights, source) : "";
    return weight.isEmpty()
        ? ""
        : graph.add("", "MatMul", List.of(product.input(), weight), List.of());
  }

  // A constant, or rows picked from one, in which case one scale holds for all. Where scales hold
  // for blocks, their number says nothing of the axis.
  private String table(Graph graph, Weights weights, String value) throws IOException {
    boolean blocks =
        graph
            .producer(value)
            .filter(node -> Attributes.number(node, BLOCK_SIZE, 0) != 0)
            .isPresent();
    if (blocks) {
      return "";
    }
    String rows = graph.input(value, "DequantizeLinear", 0);
    String table = graph.input(rows, "Gather", 0);
    String scale = graph.input(value, "DequantizeLinear", 1);
    String zero = graph.input(value, "DequantizeLinear", 2);
    if (table.isEmpty()) {
      long axis =
          graph
              .producer(value)
              .map(node -> Attributes.number(node, "axis", DEFAULT_AXIS))
              .orElse(DEFAULT_AXIS);
      return constant(graph, weights, new Source(rows, scale, zero, axis));
    }
    boolean whole = isOne(graph, scale) && (zero.isEmpty() || isOne(graph, zero));
    String floats =
        whole ? constant(graph, weights, new Source(table, scale, zero, LAST_AXIS)) : "";
    return floats.isEmpty() ? "" : gathered(graph, rows, floats);
  }

  private static boolean isOne(Graph graph, String constant) {
    return graph.constant(constant).filter(it -> Weights.count(it) == 1).isPresent();
  }

  private static String gathered(Graph graph, String rows, String floats) {
    return graph.add(
        "",
        "Gather",
        List.of(floats, graph.input(rows, "Gather", 1)),
        graph.producer(rows).orElseThrow().getAttributeList());
  }

  /** What a constant of floats is made of, as {@link Dequantized#of} takes it. */
  private record Source(String values, String scale, String zero, long axis) {}

  private String constant(Graph graph, Weights weights, Source source) throws IOException {
    String known = made.getOrDefault(source, "");
    if (!known.isEmpty()) {
      return known;
    }
    Optional<Dequantized> floats =
        Dequantized.of(
            graph, weights, source.values(), source.scale(), source.zero(), source.axis());
    floats.ifPresent(found -> made.put(source, weights.add(graph, found)));
    return made.getOrDefault(source, "");
  }
}
