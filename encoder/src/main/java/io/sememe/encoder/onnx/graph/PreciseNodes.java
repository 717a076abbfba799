// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes stay in float32 where the others compute in half precision: sums over many values and
 * what would leave the range of a half (a square beyond 65,504, an epsilon below 6e-8), and what
 * stands between such nodes or between them and the result. Normalisations and attention that are
 * one operator are none of these: inside they add in float32.
 */
final class PreciseNodes {
  /** Sums, and functions that leave the range of a half where their argument does not. */
  private static final Set<String> WIDE =
      Set.of(
          "CumSum",
          "Exp",
          "Log",
          "LogSoftmax",
          "LpNormalization",
          "Pow",
          "Reciprocal",
          "ReduceL1",
          "ReduceL2",
          "ReduceLogSum",
          "ReduceLogSumExp",
          "ReduceMean",
          "ReduceProd",
          "ReduceSum",
          "ReduceSumSquare",
          "Softmax",
          "Sqrt");

  /** Operators that ONNX does not define for halves, in the versions that models speak. */
  private static final Set<String> NOT_OF_HALVES = Set.of("Celu", "IsInf", "Range", "Resize");

  /** Of an angle that was rounded nothing is left: what it is made of stays precise, too. */
  private static final Set<String> OF_ANGLES = Set.of("Cos", "Sin");

  /** Operators that go on with what a wide one made: a variance plus epsilon, x minus the mean. */
  private static final Set<String> AFTER =
      Set.of(
          "Add", "Clip", "Div", "Expand", "Identity", "Max", "Min", "Squeeze", "Sub", "Unsqueeze");

  /** Operators that cost nothing more in float32 where it is all that their readers take. */
  private static final Set<String> BEFORE =
      Set.of(
          "Abs",
          "Add",
          "Cast",
          "Clip",
          "Div",
          "Expand",
          "Identity",
          "Max",
          "Min",
          "Mul",
          "Neg",
          "Reshape",
          "Squeeze",
          "Sub",
          "Unsqueeze",
          "Where");

  private static final Set<Integer> FRACTIONS =
      Set.of(
          TensorProto.DataType.FLOAT_VALUE,
          TensorProto.DataType.FLOAT16_VALUE,
          TensorProto.DataType.BFLOAT16_VALUE,
          TensorProto.DataType.DOUBLE_VALUE);

  private final Graph graph;
  private final Map<String, Set<NodeProto>> readers;
  private final Set<NodeProto> precise = new HashSet<>();
  private final Set<NodeProto> angles = new HashSet<>();

  private PreciseNodes(Graph graph, List<NodeProto> nodes) {
    this.graph = graph;
    this.readers = GraphWriter.readers(nodes);
  }

  /**
   * Returns them.
   *
   * @param nodes those of the graph, each after those whose values it reads
   */
  static Set<NodeProto> of(Graph graph, List<NodeProto> nodes) {
    PreciseNodes found = new PreciseNodes(graph, nodes);
    nodes.forEach(found::goDown);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      found.goUp(nodes.get(i));
    }
    return found.precise;
  }

  private void goDown(NodeProto node) {
    if (isWide(node) || (AFTER.contains(node.getOpType()) && readsPrecise(node))) {
      precise.add(node);
    }
  }

  private static boolean isWide(NodeProto node) {
    String operator = node.getOpType();
    return WIDE.contains(operator)
        || NOT_OF_HALVES.contains(operator)
        || isRounding(node)
        || givesMoments(node);
  }

  // To whole numbers, of which the next one is wrong.
  private static boolean isRounding(NodeProto node) {
    return node.getOpType().equals("Cast")
        && !FRACTIONS.contains((int) Attributes.number(node, "to", Weights.FLOAT));
  }

  // Mean and deviation beside the normalised value, which are of float32 whatever goes in.
  private static boolean givesMoments(NodeProto node) {
    return node.getOpType().endsWith("LayerNormalization")
        && node.getOutputList().stream().skip(1).limit(2).anyMatch(name -> !name.isEmpty());
  }

  private boolean readsPrecise(NodeProto node) {
    return node.getInputList().stream()
        .anyMatch(input -> graph.producer(input).filter(precise::contains).isPresent());
  }

  private void goUp(NodeProto node) {
    if (OF_ANGLES.contains(node.getOpType()) || anyReader(node)) {
      angles.add(node);
      precise.add(node);
    } else if (BEFORE.contains(node.getOpType()) && onlyPreciseReaders(node)) {
      precise.add(node);
    }
  }

  private boolean anyReader(NodeProto node) {
    return node.getOutputList().stream()
        .flatMap(value -> readers.getOrDefault(value, Set.of()).stream())
        .anyMatch(angles::contains);
  }

  // The result is read by what comes after the graph, in float32.
  private boolean onlyPreciseReaders(NodeProto node) {
    return node.getOutputList().stream()
        .allMatch(value -> precise.containsAll(readers.getOrDefault(value, Set.of())));
  }
}
