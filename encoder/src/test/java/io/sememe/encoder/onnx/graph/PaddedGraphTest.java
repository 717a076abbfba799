// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What graphs hold whose texts are padded. */
class PaddedGraphTest {
  private static final GraphTarget PADDED = new GraphTarget(false, true, false);
  private static final String ATTENTION = "/encoder/layer.0/attention/self/Reshape_3_output_0";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    RealModels.DEFAULT + ", QAttention, 5, 12",
    RealModels.MINILM + ", QAttention, 5, 6",
    RealModels.MINILM_FP32 + ", Attention, 3, 6"
  })
  void attention_gets_the_lengths_which_are_computed_once(
      String model, String operator, int index, int layers) throws Exception {
    GraphProto graph = edited(RealGraph.file(model), Pooling.CLS);
    List<NodeProto> attentions =
        graph.getNodeList().stream().filter(node -> node.getOpType().equals(operator)).toList();
    assertEquals(layers, attentions.size());
    assertEquals(1, attentions.stream().map(node -> node.getInput(index)).distinct().count());
    assertEquals(
        1,
        graph.getNodeList().stream()
            .filter(node -> node.getInputList().contains("attention_mask"))
            .count());
    assertEquals(Set.of("input_ids", "attention_mask"), inputs(graph));
  }

  @Test
  void only_the_first_row_lies_in_the_same_place_of_all_texts() throws Exception {
    Path file = RealGraph.file(RealModels.MINILM_FP32);
    assertEquals(2, rowsPicked(edited(file, Pooling.CLS)));
    assertEquals(0, rowsPicked(edited(file, Pooling.LASTTOKEN)));
  }

  // Of tokens, and to be kept as an axis: what narrowing to one row puts in.
  private static long rowsPicked(GraphProto graph) {
    Set<String> rows =
        graph.getInitializerList().stream()
            .filter(tensor -> tensor.getDimsList().equals(List.of(1L)))
            .filter(tensor -> Set.of(List.of(0L), List.of(-1L)).contains(Weights.longs(tensor)))
            .map(tensor -> tensor.getName())
            .collect(Collectors.toSet());
    return graph.getNodeList().stream()
        .filter(node -> node.getOpType().equals("Gather"))
        .filter(node -> Attributes.number(node, "axis", 0) == 1)
        .filter(node -> rows.contains(node.getInput(1)))
        .count();
  }

  @Test
  void a_mask_that_only_dampens_padding_stays_what_it_is() {
    RealGraph strong = RealGraph.minilm();
    assertFalse(
        Disturbances.isNeeded(
            strong.after(new FusedAttention(new GraphTarget(false, true, false))), ATTENTION));
    RealGraph weak = RealGraph.minilm().constant("/Constant_1_output_0", Disturbances.number(-10));
    assertTrue(
        Disturbances.isNeeded(
            weak.after(new FusedAttention(new GraphTarget(false, true, false))), ATTENTION));
    assertFalse(Disturbances.isNeeded(weak.after(new FusedAttention(GraphTarget.CPU)), ATTENTION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"input_ids", "input_ids,token_type_ids"})
  void a_graph_without_a_mask_is_refused(String names) throws IOException {
    TinyOnnx model = TinyOnnx.ofRows(4).inputs(names.split(","));
    Path file = Files.write(folder.resolve("model.onnx"), model.toBytes());
    assertRefused(file);
  }

  @Test
  void a_graph_that_does_not_read_its_mask_is_refused() throws IOException {
    ModelProto.Builder model =
        ModelProto.parseFrom(TinyOnnx.ofRows(4).inputs("input_ids").toBytes()).toBuilder();
    model.getGraphBuilder().addInput(DynamicTensor.of("attention_mask", Weights.INT64, 2));
    Path file = Files.write(folder.resolve("model.onnx"), model.build().toByteArray());
    assertRefused(file);
  }

  private static void assertRefused(Path file) {
    EncoderException e = assertThrows(EncoderException.class, () -> edited(file, Pooling.MEAN));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("does not read the input attention_mask"), e.getMessage());
  }

  private static GraphProto edited(Path file, Pooling pooling) throws IOException {
    EditedModel edited = EditedModel.read(file, "", pooling, GraphRewrite.all(), PADDED);
    return ModelProto.parseFrom(edited.bytes()).getGraph();
  }

  private static Set<String> inputs(GraphProto graph) {
    return graph.getInputList().stream().map(ValueInfoProto::getName).collect(Collectors.toSet());
  }
}
