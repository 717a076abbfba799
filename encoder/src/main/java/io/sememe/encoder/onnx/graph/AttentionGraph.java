// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.sememe.encoder.EncoderException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model as ONNX Runtime gets it for its attention: its own graph up to where the last layer knows
 * where to look, with nothing rewritten, and the weights of each layer as an output.
 *
 * @param bytes the graph without its large weights, as {@link EditedModel} has it
 * @param tables those large weights that are handed over in memory, as {@link EditedModel} has them
 * @param layers the names of the outputs, at least 1, the layer next to the text first: floats, of
 *     which the last two dimensions are the token that looks and the one that is looked at
 */
public record AttentionGraph(
    ByteBuffer bytes, Map<String, EditedModel.Table> tables, List<String> layers) {
  private static final String OUTPUT = "sememe/attention_";

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
    List<String> all =
        model.getGraph().getOutputList().stream().map(ValueInfoProto::getName).toList();
    Graph graph = new Graph(model, all.isEmpty() ? "" : all.get(0));
    Weights weights = new Weights(path);
    if (target.floatWeights()) {
      new FloatWeights().apply(graph, weights);
    }
    // Some outputs may need a part of the layers only.
    List<String> found = AttentionLayers.of(graph, GraphWriter.needed(graph, all));
    List<ValueInfoProto> outputs = new ArrayList<>();
    for (String layer : found) {
      outputs.add(output(graph, layer, OUTPUT + outputs.size()));
    }
    ModelProto edited = weights.spelledOut(GraphWriter.write(graph, outputs));
    return new AttentionGraph(
        GraphWriter.bytes(edited),
        LastingTables.of(edited, path),
        outputs.stream().map(ValueInfoProto::getName).toList());
  }

  // Some compute it in half precision.
  private static ValueInfoProto output(Graph graph, String weights, String name) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Cast")
            .setName(name)
            .addInput(weights)
            .addOutput(name)
            .addAttribute(Attributes.of("to", (long) Weights.FLOAT))
            .build());
    return DynamicTensor.ofAnyRank(name, Weights.FLOAT);
  }
}
