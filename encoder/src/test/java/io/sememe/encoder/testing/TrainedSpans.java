// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A trained encoder with a seeded layer over its tokens: it knows no answer, but is a graph as
 * trained readers of answers have it, whose two columns are split into two outputs.
 */
public final class TrainedSpans {
  private static final int WIDTH = 384;
  private static final String STATES = "last_hidden_state";

  private TrainedSpans() {}

  /** Writes a model that reads answers. */
  public static void write(TinyModels models, String name, String encoder) {
    Path folder = RealModels.folder().resolve(encoder);
    try (InputStream file = Files.newInputStream(folder.resolve("model.onnx"))) {
      ModelProto.Builder model = ModelProto.parseFrom(file).toBuilder();
      addLayer(model.getGraphBuilder());
      models.model(name, model.build().toByteArray());
      models.text(name, "tokenizer.json", Files.readString(folder.resolve("tokenizer.json")));
      models.descriptor(name, TinyModels.spanDescriptor().put("maxTokens", 256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addLayer(GraphProto.Builder graph) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName("qa_outputs")
            .setDataType(OnnxGraph.FLOAT)
            .addDims(WIDTH)
            .addDims(2)
            .setRawData(ByteString.copyFrom(OnnxGraph.bytes(seeded()))));
    graph.addNode(node("MatMul", List.of(STATES, "qa_outputs"), List.of("both")));
    graph.addNode(
        node("Split", List.of("both"), List.of("starts", "ends"))
            .addAttribute(OnnxGraph.attribute("axis", -1)));
    graph.clearOutput();
    addOutput(graph, "starts", "start_logits");
    addOutput(graph, "ends", "end_logits");
  }

  // Opsets before 13 have the axes as an attribute.
  private static void addOutput(GraphProto.Builder graph, String column, String output) {
    AttributeProto axes = OnnxGraph.attributes("axes", -1);
    graph.addNode(node("Squeeze", List.of(column), List.of(output)).addAttribute(axes));
    graph.addOutput(OnnxGraph.value(output, OnnxGraph.FLOAT, "batch", "sequence"));
  }

  private static float[] seeded() {
    Random random = new Random(6);
    float[] weights = new float[2 * WIDTH];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian() / 4;
    }
    return weights;
  }

  private static NodeProto.Builder node(
      String operator, List<String> inputs, List<String> outputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(inputs)
        .addAllOutput(outputs)
        .setName(operator + "-" + outputs.get(0));
  }
}
