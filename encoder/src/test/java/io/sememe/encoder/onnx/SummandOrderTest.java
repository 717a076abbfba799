// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.TinyBert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A BERT that adds its words to its positions, which are the same for all texts of a run. */
class SummandOrderTest {
  private static final int WORDS = 50;
  private static final float ROUNDING = 1e-4f;
  private static final List<long[]> TEXTS =
      List.of(new long[] {3, 8, 1, 7}, new long[] {40, 2, 49, 11}, new long[] {5, 5, 30, 31});

  @TempDir Path folder;

  @Test
  void positions_without_a_batch_may_come_first() throws IOException {
    agree(swapped());
  }

  @Test
  void positions_of_one_batch_for_all_texts_may_come_first() throws IOException {
    ModelProto.Builder model = swapped();
    GraphProto.Builder graph = model.getGraphBuilder();
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Unsqueeze")
            .addInput("places")
            .addInput("first")
            .addOutput("places_of_all"));
    embedded(graph).setInput(0, "places_of_all");
    agree(model);
  }

  @Test
  void a_row_that_is_computed_of_constants_may_be_added_to_all_tokens() throws IOException {
    ModelProto.Builder model = ModelProto.parseFrom(TinyBert.ofWords(WORDS, 7)).toBuilder();
    GraphProto.Builder graph = model.getGraphBuilder();
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Gather")
            .addInput("embeddings.token_type_embeddings.weight")
            .addInput("first")
            .addOutput("row"));
    embedded(graph).setInput(1, "row");
    agree(model);
  }

  private static ModelProto.Builder swapped() throws IOException {
    ModelProto.Builder model = ModelProto.parseFrom(TinyBert.ofWords(WORDS, 7)).toBuilder();
    NodeProto.Builder sum = embedded(model.getGraphBuilder());
    sum.setInput(0, sum.getInput(1)).setInput(1, "words_and_types");
    return model;
  }

  private static NodeProto.Builder embedded(GraphProto.Builder graph) {
    return graph.getNodeBuilderList().stream()
        .filter(node -> node.getOutput(0).equals("embedded"))
        .findFirst()
        .orElseThrow();
  }

  private void agree(ModelProto.Builder model) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), model.build().toByteArray());
    for (Set<GraphRewrite> rewrites :
        List.of(Set.of(GraphRewrite.NORMALIZATION), GraphRewrite.all())) {
      agree(file, rewrites);
    }
  }

  private static void agree(Path file, Set<GraphRewrite> rewrites) {
    try (EncoderSession unedited = open(file, Set.of());
        EncoderSession edited = open(file, rewrites)) {
      List<float[]> together = edited.run(TEXTS);
      for (int i = 0; i < TEXTS.size(); i++) {
        float[] expected = unedited.run(TEXTS.get(i));
        assertArrayEquals(expected, edited.run(TEXTS.get(i)), ROUNDING, rewrites + " alone " + i);
        assertArrayEquals(expected, together.get(i), ROUNDING, rewrites + " together " + i);
      }
    }
  }

  private static EncoderSession open(Path file, Set<GraphRewrite> rewrites) {
    return EncoderSession.open(file, "", Pooling.MEAN, rewrites, Placement.CPU);
  }
}
