// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large the values get that do not depend on the text: ONNX Runtime computes them while it
 * opens a model, so a file of some hundred bytes may ask for terabytes. What depends on the text is
 * known when a text is encoded, and the trial runs show it; but for sizes that the file itself
 * states.
 */
final class ConstantScan {
  /** Elements of one value beyond those of what it is made of: 256 MB as floats. */
  static final long MAX_ELEMENTS = 1L << 26;

  /** How often the weights may be computed into another form. */
  private static final long MAX_FORMS = 16;

  private final long maxSum;
  private long sum;

  private ConstantScan(long weights) {
    long forms = Constant.times(weights, MAX_FORMS);
    this.maxSum = Long.MAX_VALUE - forms < 2 * MAX_ELEMENTS ? forms : forms + 2 * MAX_ELEMENTS;
  }

  /**
   * Looks at all nodes.
   *
   * @throws io.sememe.encoder.EncoderException FAILED with the node whose value is too large, or
   *     cannot be told
   */
  static void require(GraphProto graph) {
    long weights = 0;
    for (var tensor : graph.getInitializerList()) {
      long elements = Constant.of(tensor).elements();
      weights = Long.MAX_VALUE - weights < elements ? Long.MAX_VALUE : weights + elements;
    }
    new ConstantScan(weights).scan(graph, Map.of());
  }

  // Returns what is known of the outputs; null of what is not constant.
  private List<@Nullable Constant> scan(GraphProto graph, Map<String, Constant> outer) {
    Map<String, Constant> constants = new HashMap<>(outer);
    graph.getInputList().forEach(input -> constants.remove(input.getName()));
    graph
        .getInitializerList()
        .forEach(tensor -> constants.put(tensor.getName(), Constant.of(tensor)));
    for (NodeProto node : NodeOrder.of(graph)) {
      scan(node, constants);
    }
    List<@Nullable Constant> outputs = new ArrayList<>();
    graph.getOutputList().forEach(output -> outputs.add(constants.get(output.getName())));
    return outputs;
  }

  private void scan(NodeProto node, Map<String, Constant> constants) {
    List<List<@Nullable Constant>> branches = new ArrayList<>();
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG()) {
        branches.add(scan(attribute.getG(), constants));
      }
      attribute.getGraphsList().forEach(inner -> branches.add(scan(inner, constants)));
    }
    NodeInputs inputs = inputs(node, constants);
    node.getOutputList().forEach(constants::remove);
    if (!inputs.areConstant()) {
      require(node, StatedSizes.elements(inputs), 0);
    } else if (branches.isEmpty()) {
      computed(node, inputs, constants);
    } else {
      for (List<@Nullable Constant> branch : branches) {
        chosen(node, branch, constants);
      }
    }
  }

  // ONNX Runtime puts the branch that a constant chooses in the node's place.
  private static void chosen(
      NodeProto node, List<@Nullable Constant> branch, Map<String, Constant> constants) {
    for (int i = 0; i < Math.min(branch.size(), node.getOutputCount()); i++) {
      Constant result = branch.get(i);
      if (result != null) {
        constants.merge(
            node.getOutput(i),
            Constant.ofElements(result.elements()),
            (one, other) -> one.elements() < other.elements() ? other : one);
      }
    }
  }

  private void computed(NodeProto node, NodeInputs inputs, Map<String, Constant> constants) {
    Constant result = ConstantShapes.of(inputs);
    if (result == null) {
      throw Refusal.ofModel(
          label(node) + " computes a constant whose size cannot be told without running it");
    }
    require(node, result.elements(), inputs.largest());
    List<String> outputs = node.getOutputList();
    for (int i = 0; i < outputs.size(); i++) {
      if (!outputs.get(i).isEmpty()) {
        add(node, result.elements());
        constants.put(outputs.get(i), i == 0 ? result : result.withValues(null));
      }
    }
  }

  private static void require(NodeProto node, long elements, long largestInput) {
    if (elements > Math.max(MAX_ELEMENTS, largestInput)) {
      throw Refusal.ofModel(
          label(node)
              + " makes a value of "
              + (elements == Long.MAX_VALUE ? "2^63 or more" : elements)
              + " elements; at most "
              + MAX_ELEMENTS
              + " are computed that are no weights");
    }
  }

  private void add(NodeProto node, long elements) {
    sum += elements;
    if (sum < 0 || sum > maxSum) {
      throw Refusal.ofModel(
          label(node)
              + " is one of too many that compute constants, more than "
              + maxSum
              + " elements together");
    }
  }

  private static NodeInputs inputs(NodeProto node, Map<String, Constant> constants) {
    List<@Nullable Constant> inputs = new ArrayList<>();
    boolean constant = true;
    for (String name : node.getInputList()) {
      Constant input = constants.get(name);
      inputs.add(input);
      constant &= input != null || name.isEmpty();
    }
    return new NodeInputs(node, inputs, constant);
  }

  private static String label(NodeProto node) {
    return "the node "
        + Refusal.quoted(node.getName())
        + " ("
        + Refusal.quoted(node.getOpType())
        + ")";
  }
}
