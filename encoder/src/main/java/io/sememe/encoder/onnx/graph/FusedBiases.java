// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The bias of a linear layer goes into the operator that reads the layer: GELU, or the
 * normalisation of its sum with the residual. For GPUs, whose time between two products goes into
 * passes over memory: an addition of its own would be one more.
 */
final class FusedBiases implements Rewrite {
  private static final String GELU = "Gelu";
  private static final String BIAS_GELU = "BiasGelu";

  /** What a normalisation reads before it has a bias: input, residual, scale and shift. */
  private static final int WITHOUT_BIAS = 4;

  @Override
  public void apply(Graph graph, Weights weights) {
    Set<String> ofText = TextValues.of(graph);
    for (String value : graph.values()) {
      activation(graph, value);
      normalization(graph, value, ofText);
    }
  }

  /** A linear layer: what its product makes, and what is added then. */
  private record Layer(String product, String bias) {}

  private static Optional<Layer> layer(Graph graph, String value) {
    return Linear.of(graph, value)
        .filter(linear -> linear.quantized() == null && isRow(graph, linear))
        .map(linear -> new Layer(graph.operands(value, "Add").variable(), linear.bias()));
  }

  // A number per column: what is broadcast in another way is no bias to these operators.
  private static boolean isRow(Graph graph, Linear linear) {
    List<Long> bias = sizes(graph, linear.bias());
    List<Long> weight = sizes(graph, linear.weight());
    return weight.size() == 2 && bias.equals(weight.subList(1, 2));
  }

  private static List<Long> sizes(Graph graph, String constant) {
    return graph.constant(constant).map(TensorProto::getDimsList).orElse(List.of());
  }

  private static void activation(Graph graph, String value) {
    String input = Gelu.input(graph, value);
    if (!input.isEmpty()) {
      String made =
          layer(graph, input)
              .map(it -> add(graph, BIAS_GELU, List.of(it.product(), it.bias())))
              .orElseGet(() -> add(graph, GELU, List.of(input)));
      graph.replace(value, made);
    }
  }

  private static String add(Graph graph, String operator, List<String> inputs) {
    return graph.add(Graph.MICROSOFT, operator, inputs, List.of());
  }

  // What comes first has the shape of the result: not what all texts of a run share.
  private static void normalization(Graph graph, String value, Set<String> ofText) {
    Optional<NodeProto> node =
        graph
            .producer(value, ResidualNormalizations.OPERATOR)
            .filter(it -> it.getInputCount() == WITHOUT_BIAS);
    if (node.isPresent()) {
      String left = node.get().getInput(0);
      String right = node.get().getInput(1);
      Optional<String> made =
          layerOf(ofText, graph, left)
              .map(it -> biased(graph, node.get(), it, right))
              .or(
                  () ->
                      layerOf(ofText, graph, right).map(it -> biased(graph, node.get(), it, left)));
      made.ifPresent(it -> graph.replace(value, it));
    }
  }

  private static Optional<Layer> layerOf(Set<String> ofText, Graph graph, String value) {
    return layer(graph, value).filter(it -> ofText.contains(it.product()));
  }

  private static String biased(Graph graph, NodeProto node, Layer layer, String residual) {
    return graph.add(
        Graph.MICROSOFT,
        ResidualNormalizations.OPERATOR,
        List.of(layer.product(), residual, node.getInput(2), node.getInput(3), layer.bias()),
        node.getAttributeList());
  }
}
