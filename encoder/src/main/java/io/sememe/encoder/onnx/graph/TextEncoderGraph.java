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
  private final OutputKind kind;
  private final long leastWidth;
  private final List<ValueInfoProto> inputs;
  private final List<ValueInfoProto> outputs;

  private TextEncoderGraph(GraphProto graph, OutputKind kind, long leastWidth) {
    this.kind = kind;
    this.leastWidth = leastWidth;
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
   * @param kind what is to be read
   * @throws EncoderException FAILED when this is no text encoder
   */
  static String output(GraphProto graph, String wanted, OutputKind kind) {
    return output(graph, wanted, kind, 0);
  }

  /**
   * Returns the name of the output to read, as {@link #output(GraphProto, String, OutputKind)}.
   *
   * @param leastWidth what the graph must declare that the rows of the output have at least
   */
  static String output(GraphProto graph, String wanted, OutputKind kind, long leastWidth) {
    TextEncoderGraph encoder = new TextEncoderGraph(graph, kind, leastWidth);
    encoder.requireTextInputs();
    return encoder.output(wanted);
  }

  /** Returns the length of the rows of an output as the graph declares it; 0 if it does not. */
  static long width(GraphProto graph, String output) {
    return graph.getOutputList().stream()
        .filter(one -> one.getName().equals(output))
        .mapToLong(TextEncoderGraph::width)
        .findFirst()
        .orElse(0);
  }

  private static long width(ValueInfoProto output) {
    TensorShapeProto shape = output.getType().getTensorType().getShape();
    int rank = shape.getDimCount();
    return rank == 0 ? 0 : shape.getDim(rank - 1).getDimValue();
  }

  private void requireTextInputs() {
    Set<String> unknown = names(inputs);
    unknown.removeAll(TextInputs.ALL);
    if (!names(inputs).contains(TextInputs.INPUT_IDS) || !unknown.isEmpty()) {
      throw failed(
          kind.model() + " takes some of " + new TreeSet<>(TextInputs.ALL), "inputs", inputs);
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

  private String output(String wanted) {
    if (wanted.isEmpty()) {
      return outputs.stream()
          .filter(this::fits)
          .map(ValueInfoProto::getName)
          .findFirst()
          .orElseThrow(() -> failed("no output is " + kind.form(), "outputs", outputs));
    }
    if (outputs.stream().noneMatch(one -> one.getName().equals(wanted) && fits(one))) {
      throw failed("output '" + wanted + "' is missing or not " + kind.form(), "outputs", outputs);
    }
    return wanted;
  }

  private boolean fits(ValueInfoProto output) {
    return kind.fits(output) && width(output) >= leastWidth;
  }

  private static Set<String> names(List<ValueInfoProto> values) {
    return values.stream()
        .map(ValueInfoProto::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private EncoderException failed(String reason, String what, List<ValueInfoProto> has) {
    return new EncoderException(
        Kind.FAILED,
        "not " + kind.model() + ": " + reason + "; it has the " + what + " " + names(has));
  }
}
