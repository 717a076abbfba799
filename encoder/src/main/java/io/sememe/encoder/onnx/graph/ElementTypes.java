// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types of the elements of a graph's values, followed from its inputs and constants: most
 * operators give what their first input is.
 */
final class ElementTypes {
  private static final int UNKNOWN = TensorProto.DataType.UNDEFINED_VALUE;

  private static final Set<String> WHOLE_NUMBERS =
      Set.of("ArgMax", "ArgMin", "NonZero", "Shape", "Size");

  private static final Set<String> TRUTHS =
      Set.of(
          "And",
          "Equal",
          "Greater",
          "GreaterOrEqual",
          "IsInf",
          "IsNaN",
          "Less",
          "LessOrEqual",
          "Not",
          "Or",
          "Xor");

  /** Which input has the type of the output, where it is not the first. */
  private static final Map<String, Integer> TYPED_BY =
      Map.of("CastLike", 1, "OneHot", 2, "Where", 1);

  /** Operators whose other outputs are of another type than the first: numbers of places. */
  private static final Set<String> PLACES = Set.of("Dropout", "MaxPool", "TopK", "Unique");

  private final Map<String, Integer> byValue = new HashMap<>();

  private ElementTypes() {}

  /**
   * Follows the types.
   *
   * @param nodes those of the graph, each after those whose values it reads
   */
  static ElementTypes of(Graph graph, List<NodeProto> nodes) {
    ElementTypes types = new ElementTypes();
    for (ValueInfoProto input : graph.model().getGraph().getInputList()) {
      types.byValue.put(input.getName(), input.getType().getTensorType().getElemType());
    }
    graph.tensors().forEach(tensor -> types.byValue.put(tensor.getName(), tensor.getDataType()));
    nodes.forEach(types::follow);
    types.byValue.remove("");
    return types;
  }

  /** Returns whether a value is of float32. */
  boolean isFloat(String value) {
    return of(value) == Weights.FLOAT;
  }

  private int of(String value) {
    return byValue.getOrDefault(value, UNKNOWN);
  }

  private void follow(NodeProto node) {
    int type = typeOf(node);
    for (int i = 0; i < node.getOutputCount(); i++) {
      boolean places = i > 0 && PLACES.contains(node.getOpType());
      byValue.put(node.getOutput(i), places ? UNKNOWN : type);
    }
  }

  private int typeOf(NodeProto node) {
    String operator = node.getOpType();
    if (WHOLE_NUMBERS.contains(operator)) {
      return Weights.INT64;
    }
    if (TRUTHS.contains(operator)) {
      return TensorProto.DataType.BOOL_VALUE;
    }
    return switch (operator) {
      case "Cast" -> (int) Attributes.number(node, "to", UNKNOWN);
      case "Constant" -> typeOfConstant(node);
      case "ConstantOfShape" ->
          node.getAttributeCount() == 0 ? Weights.FLOAT : typeOfConstant(node);
      default -> ofInput(node);
    };
  }

  private static int typeOfConstant(NodeProto node) {
    return node.getAttributeList().stream().findFirst().map(ElementTypes::typeOf).orElse(UNKNOWN);
  }

  private static int typeOf(AttributeProto attribute) {
    if (attribute.hasT()) {
      return attribute.getT().getDataType();
    }
    return attribute.getName().startsWith("value_float") ? Weights.FLOAT : UNKNOWN;
  }

  private int ofInput(NodeProto node) {
    int index = TYPED_BY.getOrDefault(node.getOpType(), 0);
    int first = index < node.getInputCount() ? of(node.getInput(index)) : UNKNOWN;
    return (int) Attributes.number(node, "dtype", first);
  }
}
