// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The graph computes in float16, but for {@link PreciseNodes}; its result is float32 as before.
 * Constants beyond the range of a half become the largest half.
 *
 * <p>Constants in memory are converted here. Those that lie in a file are left there: two nodes,
 * which ONNX Runtime computes once while it opens the graph, clip and convert them, so that they
 * never are in Java's memory.
 */
final class HalfPrecision implements Rewrite {
  private static final int FLOAT16 = TensorProto.DataType.FLOAT16_VALUE;
  private static final String CONSTANT = "Constant";
  private static final float GREATEST = 65_504;

  /** Values of float32 as halves, by name; the other way round. */
  private final Map<String, String> narrowed = new HashMap<>();

  private final Map<String, String> widened = new HashMap<>();

  /** The least and the greatest half, as floats, once they are needed. */
  private final List<String> bounds = new ArrayList<>();

  /** Values that were floats and are halves now. */
  private final Set<String> halves = new HashSet<>();

  /**
   * Changes the whole graph.
   *
   * @throws EncoderException FAILED when there are operators in it of which it is not known what
   *     halves would do to them
   */
  @Override
  public void apply(Graph graph, Weights weights) throws IOException {
    List<NodeProto> nodes = GraphWriter.needed(graph);
    nodes.forEach(HalfPrecision::requireKnown);
    ElementTypes types = ElementTypes.of(graph, nodes);
    Set<NodeProto> precise = PreciseNodes.of(graph, nodes);
    List<NodeProto> changed = new ArrayList<>();
    for (NodeProto node : nodes) {
      if (precise.contains(node)) {
        changed.add(Graph.reading(node, wide(graph, types, node)));
      } else if (!node.getOpType().equals(CONSTANT)) {
        changed.add(narrowed(Graph.reading(node, narrow(graph, weights, types, node)), weights));
        node.getOutputList().stream().filter(types::isFloat).forEach(halves::add);
      }
    }
    graph.put(changed);
    if (halves.contains(graph.result())) {
      graph.setResult(cast(graph, graph.result(), Weights.FLOAT));
    }
  }

  private static void requireKnown(NodeProto node) {
    boolean inner =
        node.getAttributeList().stream()
            .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
    if (inner || !Graph.isKnown(node.getDomain())) {
      throw new EncoderException(
          Kind.FAILED,
          "the graph cannot be turned into half precision: the operator "
              + node.getOpType()
              + (inner ? " has a graph inside" : " is of the domain '" + node.getDomain() + "'")
              + ". State the precision fp32");
    }
  }

  private Map<String, String> wide(Graph graph, ElementTypes types, NodeProto node) {
    Map<String, String> names = new HashMap<>();
    for (String input : node.getInputList()) {
      if (types.isFloat(input) && halves.contains(input)) {
        names.put(
            input, widened.computeIfAbsent(input, value -> cast(graph, value, Weights.FLOAT)));
      }
    }
    return names;
  }

  private Map<String, String> narrow(
      Graph graph, Weights weights, ElementTypes types, NodeProto node) throws IOException {
    Map<String, String> names = new HashMap<>();
    for (String input : node.getInputList()) {
      if (types.isFloat(input) && !halves.contains(input)) {
        String known = narrowed.getOrDefault(input, "");
        String half = known.isEmpty() ? narrow(graph, weights, input) : known;
        narrowed.put(input, half);
        names.put(input, half);
      }
    }
    return names;
  }

  private String narrow(Graph graph, Weights weights, String value) throws IOException {
    boolean computed =
        graph.producer(value).filter(node -> !node.getOpType().equals(CONSTANT)).isPresent();
    if (computed) {
      return cast(graph, value, FLOAT16);
    }
    Optional<TensorProto> constant =
        graph.constant(value).filter(it -> Weights.isInline(it) && !weights.isDequantized(it));
    Optional<TensorProto.Builder> half =
        constant.isEmpty() ? Optional.empty() : half(constant.get(), weights);
    return half.isPresent() ? graph.addConstant(half.get()) : clipped(graph, value);
  }

  private String clipped(Graph graph, String value) {
    if (bounds.isEmpty()) {
      bounds.add(graph.addConstant(Weights.floats(new float[] {-GREATEST})));
      bounds.add(graph.addConstant(Weights.floats(new float[] {GREATEST})));
    }
    String clip = graph.add("", "Clip", List.of(value, bounds.get(0), bounds.get(1)), List.of());
    return cast(graph, clip, FLOAT16);
  }

  private static Optional<TensorProto.Builder> half(TensorProto floats, Weights weights)
      throws IOException {
    Optional<ByteBuffer> values = weights.bytes(floats);
    long[] dimensions = floats.getDimsList().stream().mapToLong(Long::longValue).toArray();
    return values.map(found -> Weights.tensor(FLOAT16, Half.of(found), dimensions));
  }

  private static String cast(Graph graph, String value, int type) {
    return graph.add("", "Cast", List.of(value), List.of(Attributes.of("to", (long) type)));
  }

  // What a node says itself of the type it gives.
  private static NodeProto narrowed(NodeProto node, Weights weights) throws IOException {
    NodeProto.Builder changed = node.toBuilder();
    for (AttributeProto.Builder attribute : changed.getAttributeBuilderList()) {
      boolean type = attribute.getName().equals("to") || attribute.getName().equals("dtype");
      if (type && attribute.getI() == Weights.FLOAT) {
        attribute.setI(FLOAT16);
      }
      if (attribute.hasT() && attribute.getT().getDataType() == Weights.FLOAT) {
        half(attribute.getT(), weights).ifPresent(attribute::setT);
      }
    }
    // Zeros of float32 unless told otherwise.
    if (node.getOpType().equals("ConstantOfShape") && node.getAttributeCount() == 0) {
      changed.addAttribute(Attributes.of("value", Weights.tensor(FLOAT16, new byte[2], 1)));
    }
    return changed.build();
  }
}
