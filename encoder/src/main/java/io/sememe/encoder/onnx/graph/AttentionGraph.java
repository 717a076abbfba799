// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.sememe.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model as ONNX Runtime gets it for its attention: its own graph up to where the last layer knows
 * where to look, with nothing rewritten, and the weights of all layers as its output. For a run of
 * one text.
 *
 * @param bytes the graph without its large weights, as {@link EditedModel} has it
 * @param tables those large weights that are handed over in memory, as {@link EditedModel} has them
 * @param layers how many layers there are, at least 1
 */
public record AttentionGraph(byte[] bytes, Map<String, EditedModel.Table> tables, int layers) {
  /** The name of the only output: [layers, heads x tokens x tokens], floats. */
  public static final String OUTPUT = "sememe/attention";

  /** A size of a Reshape that follows from the others. */
  private static final long REST = -1;

  /**
   * Reads and edits a model file.
   *
   * @param path the ONNX file of a text encoder
   * @param target how the graph will be run; neither padded nor in half precision
   * @throws EncoderException FAILED when the file is no model or cannot be run so; BAD_INPUT when
   *     it does not show its attention
   */
  public static AttentionGraph read(Path path, GraphTarget target) {
    return EditedModel.read(path, model -> of(model, path, target));
  }

  private static AttentionGraph of(ModelProto model, Path path, GraphTarget target)
      throws IOException {
    Graph graph = new Graph(model, "");
    graph.setResult(everything(graph));
    Weights weights = new Weights(path);
    if (target.floatWeights()) {
      new FloatWeights().apply(graph, weights);
    }
    List<String> layers = AttentionLayers.of(graph);
    graph.setResult(rows(graph, layers));
    ModelProto edited =
        weights.spelledOut(
            GraphWriter.write(graph, DynamicTensor.of(graph.result(), Weights.FLOAT, 2)));
    return new AttentionGraph(edited.toByteArray(), LastingTables.of(edited, path), layers.size());
  }

  // Of all outputs: some may need a part of the layers only. It is never written.
  private static String everything(Graph graph) {
    List<String> outputs =
        graph.model().getGraph().getOutputList().stream().map(ValueInfoProto::getName).toList();
    return graph.add("", "Concat", outputs, List.of());
  }

  // Whatever the shape of a layer's weights, those of one text lie as they should. Rows of unequal
  // length do not fit together, so layers with other numbers of heads are not taken for equal ones.
  private static String rows(Graph graph, List<String> layers) {
    String shape = graph.addConstant(Weights.longs(new long[] {1, REST}, 2));
    List<String> rows = new ArrayList<>();
    for (String layer : layers) {
      rows.add(graph.add("", "Reshape", List.of(layer, shape), List.of()));
    }
    String all = graph.add("", "Concat", rows, List.of(Attributes.of("axis", 0L)));
    return cast(graph, all);
  }

  private static String cast(Graph graph, String weights) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Cast")
            .setName(OUTPUT)
            .addInput(weights)
            .addOutput(OUTPUT)
            .addAttribute(Attributes.of("to", (long) Weights.FLOAT))
            .build());
    return OUTPUT;
  }
}
