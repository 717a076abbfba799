// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

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
 * A trained encoder with a seeded classifier over its first token: not a good judge of relevance,
 * but a graph as trained cross-encoders have it, with two token types, and logits as large.
 */
public final class TrainedPairs {
  private static final int WIDTH = 384;
  private static final String STATES = "last_hidden_state";

  private TrainedPairs() {}

  /** Writes a model that scores pairs with one logit. */
  public static void write(TinyModels models, String name, String encoder) {
    Path folder = RealModels.folder().resolve(encoder);
    try (InputStream file = Files.newInputStream(folder.resolve("model.onnx"))) {
      ModelProto.Builder model = ModelProto.parseFrom(file).toBuilder();
      addClassifier(model.getGraphBuilder());
      models.model(name, model.build().toByteArray());
      models.text(name, "tokenizer.json", Files.readString(folder.resolve("tokenizer.json")));
      models.descriptor(name, TinyModels.pairDescriptor().put("maxTokens", 256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addClassifier(GraphProto.Builder graph) {
    TensorProto.Builder first = tensor("classified", TensorProto.DataType.INT64_VALUE);
    graph.addInitializer(first.addInt64Data(0));
    TensorProto.Builder weights = tensor("classifier", OnnxGraph.FLOAT).addDims(WIDTH).addDims(1);
    graph.addInitializer(weights.setRawData(ByteString.copyFrom(OnnxGraph.bytes(seeded()))));
    NodeProto.Builder row = node("Gather", List.of(STATES, "classified"), "first_state");
    graph.addNode(row.addAttribute(OnnxGraph.attribute("axis", 1)));
    graph.addNode(node("MatMul", List.of("first_state", "classifier"), "logits"));
    graph.clearOutput().addOutput(OnnxGraph.value("logits", OnnxGraph.FLOAT, "batch", 1));
  }

  private static float[] seeded() {
    Random random = new Random(5);
    float[] weights = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      weights[i] = (float) random.nextGaussian() / 4;
    }
    return weights;
  }

  private static TensorProto.Builder tensor(String name, int type) {
    return TensorProto.newBuilder().setName(name).setDataType(type);
  }

  private static NodeProto.Builder node(String operator, List<String> inputs, String output) {
    return NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output);
  }
}
