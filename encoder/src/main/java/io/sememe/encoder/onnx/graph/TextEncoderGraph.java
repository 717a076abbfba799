// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes sure that a graph is a text encoder, and finds the output to read. Messages list what the
 * graph has.
 */
final class TextEncoderGraph {
  private static final int PER_TOKEN = 3;
  private static final int PER_TEXT = 2;

  private final List<ValueInfoProto> inputs;
  private final List<ValueInfoProto> outputs;

  private TextEncoderGraph(GraphProto graph) {
    // Old files list their weights among the inputs.
    Set<String> weights =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    this.inputs =
        graph.getInputList().stream().filter(input -> !weights.contains(input.getName())).toList();
    this.outputs = graph.getOutputList();
  }

  /**
   * Returns the name of the output to read.
   *
   * @param wanted the output to read; empty: the first that fits
   * @param pooled whether one vector per text is meant and not one per token
   * @throws EncoderException FAILED when this is no text encoder
   */
  static String output(GraphProto graph, String wanted, boolean pooled) {
    TextEncoderGraph encoder = new TextEncoderGraph(graph);
    encoder.requireTextInputs();
    return encoder.output(wanted, pooled);
  }

  private void requireTextInputs() {
    Set<String> unknown = names(inputs);
    unknown.removeAll(TextInputs.ALL);
    if (!names(inputs).contains(TextInputs.INPUT_IDS) || !unknown.isEmpty()) {
      throw failed(
          "a text encoder takes some of " + new TreeSet<>(TextInputs.ALL), "inputs", inputs);
    }
    inputs.forEach(this::requireTokens);
  }

  private void requireTokens(ValueInfoProto input) {
    TypeProto.Tensor type = input.getType().getTensorType();
    String name = "input '" + input.getName() + "'";
    if (type.getElemType() != Weights.INT64 || type.getShape().getDimCount() != 2) {
      throw failed(name + " must be int64 of rank 2", "inputs", inputs);
    }
    TensorShapeProto.Dimension tokens = type.getShape().getDim(1);
    if (tokens.getDimValue() > 0) {
      throw failed(
          name + " has the fixed length " + tokens.getDimValue() + "; it must be dynamic",
          "inputs",
          inputs);
    }
  }

  private String output(String wanted, boolean pooled) {
    if (wanted.isEmpty()) {
      return outputs.stream()
          .filter(output -> fits(output, pooled))
          .map(ValueInfoProto::getName)
          .findFirst()
          .orElseThrow(() -> failed("no output is " + kind(pooled), "outputs", outputs));
    }
    if (outputs.stream().noneMatch(one -> one.getName().equals(wanted) && fits(one, pooled))) {
      throw failed("output '" + wanted + "' is missing or not " + kind(pooled), "outputs", outputs);
    }
    return wanted;
  }

  private static boolean fits(ValueInfoProto output, boolean pooled) {
    TypeProto.Tensor type = output.getType().getTensorType();
    int rank = pooled ? PER_TEXT : PER_TOKEN;
    return type.getElemType() == Weights.FLOAT && type.getShape().getDimCount() == rank;
  }

  private static String kind(boolean pooled) {
    return pooled
        ? "float of rank 2, one vector per text, which pooling none needs"
        : "float of rank 3, one vector per token, which pooling needs";
  }

  private static Set<String> names(List<ValueInfoProto> values) {
    return values.stream()
        .map(ValueInfoProto::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static EncoderException failed(String reason, String what, List<ValueInfoProto> has) {
    return new EncoderException(
        Kind.FAILED, "not a text encoder: " + reason + "; it has the " + what + " " + names(has));
  }
}
