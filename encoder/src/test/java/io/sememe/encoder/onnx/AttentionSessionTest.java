// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.PlainAttention;
import io.sememe.encoder.testing.TinyAttention;
import io.sememe.encoder.testing.TinyAttention.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights as ONNX Runtime gives them, of edited graphs. */
class AttentionSessionTest {
  private static final int ROWS = 30;
  private static final int LAYERS = 3;
  private static final long[] TEXT = {2, 17, 5, 29, 5, 3};
  private static final Segments PAIR = ids -> 4;
  private static final float ROUNDING = 1e-5f;
  private static final float HALF_ROUNDING = 5e-3f;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Export.class)
  void however_attention_is_exported_its_weights_are_found(Export export) {
    byte[] file = TinyAttention.of(ROWS, LAYERS).export(export).states();
    requirePlain(file, Segments.ONE, export == Export.HALF ? HALF_ROUNDING : ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 18})
  void versions_of_the_operators_make_no_difference(int opset) {
    requirePlain(TinyAttention.of(ROWS, LAYERS).opset(opset).states(), Segments.ONE, ROUNDING);
  }

  @Test
  void a_model_may_take_tokens_alone() {
    requirePlain(
        TinyAttention.of(ROWS, LAYERS).inputs("input_ids").states(), Segments.ONE, ROUNDING);
  }

  @Test
  void the_texts_of_a_pair_have_token_types_of_their_own() {
    byte[] file =
        TinyAttention.of(ROWS, LAYERS)
            .inputs("input_ids", "attention_mask", "token_type_ids")
            .states();
    requirePlain(file, PAIR, ROUNDING);
    requirePlain(file, Segments.ONE, ROUNDING);
    try (AttentionSession session = open(file)) {
      float[] alone = session.run(TEXT, Segments.ONE);
      assertTrue(differ(alone, session.run(TEXT, PAIR)), "types are not looked at");
    }
  }

  @Test
  void scorers_of_pairs_and_readers_of_answers_show_their_layers_too() {
    requirePlain(TinyAttention.of(ROWS, LAYERS).logits(), Segments.ONE, ROUNDING);
    requirePlain(TinyAttention.of(ROWS, LAYERS).spans(), Segments.ONE, ROUNDING);
  }

  @Test
  void one_token_looks_at_itself() {
    try (AttentionSession session = open(TinyAttention.of(ROWS, 2).states())) {
      assertEquals(2, session.layers());
      assertArrayEquals(new float[] {1, 1, 1, 1}, session.run(new long[] {7}, Segments.ONE));
    }
  }

  @Test
  void a_softmax_of_the_texts_summary_over_its_tokens_is_refused() {
    byte[] file = changed(TinyAttention.of(ROWS, 2).states(), AttentionSessionTest::addPooling);
    try (AttentionSession session = open(file)) {
      EncoderException e =
          assertThrows(EncoderException.class, () -> session.run(TEXT, Segments.ONE));
      assertEquals(Kind.BAD_INPUT, e.kind());
      assertEquals(
          "the model's attention cannot be told from its graph: for 6 tokens softmax 2 gives the"
              + " shape [1, 1, 6], which is not each token with each",
          e.getMessage());
    }
  }

  @Test
  void layers_with_other_numbers_of_heads_are_refused() {
    byte[] file = changed(TinyAttention.of(ROWS, 2).states(), AttentionSessionTest::addHead);
    try (AttentionSession session = open(file)) {
      EncoderException e =
          assertThrows(EncoderException.class, () -> session.run(TEXT, Segments.ONE));
      assertEquals(Kind.BAD_INPUT, e.kind());
      assertTrue(e.getMessage().endsWith("different numbers of heads"), e.getMessage());
    }
  }

  @Test
  void what_no_layer_needs_is_not_computed() {
    byte[] file =
        changed(
            TinyAttention.of(ROWS, 2).states(),
            graph -> {
              graph.addNode(node("Elsewhere", "unknown", "states_2").setDomain("somebody"));
              graph.addOutput(ValueInfoProto.newBuilder().setName("unknown"));
            });
    try (AttentionSession session = open(file)) {
      assertEquals(2, session.layers());
    }
  }

  @Test
  void closing_twice_does_nothing() {
    AttentionSession session = open(TinyAttention.of(ROWS, 1).states());
    session.close();
    session.close();
    assertEquals(1, session.layers());
  }

  private void requirePlain(byte[] file, Segments segments, float rounding) {
    float[] plain = new PlainAttention(file).weights(TEXT, segments.firstLength(TEXT), LAYERS);
    try (AttentionSession session = open(file)) {
      assertEquals(LAYERS, session.layers());
      assertArrayEquals(plain, session.run(TEXT, segments), rounding);
    }
  }

  private AttentionSession open(byte[] file) {
    try {
      Path path = Files.write(folder.resolve("model.onnx"), file);
      return AttentionSession.open(path, Placement.CPU);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  // The first token's state looks at all states.
  private static void addPooling(GraphProto.Builder graph) {
    graph.addNode(node("ReduceMean", "summary", "states_2").addAttribute(axes(1)));
    graph.addNode(node("Transpose", "columns", "states_2").addAttribute(permutation(0, 2, 1)));
    graph.addNode(node("MatMul", "pooling_scores", "summary", "columns"));
    graph.addNode(node("Softmax", "pooling_weights", "pooling_scores"));
    graph.addNode(node("MatMul", "pooled", "pooling_weights", "states_2"));
    graph.addOutput(ValueInfoProto.newBuilder().setName("pooled"));
  }

  // A further layer of one head.
  private static void addHead(GraphProto.Builder graph) {
    graph.addNode(node("Transpose", "columns", "states_2").addAttribute(permutation(0, 2, 1)));
    graph.addNode(node("MatMul", "head_scores", "states_2", "columns"));
    graph.addNode(node("Softmax", "head_weights", "head_scores"));
    graph.addNode(node("MatMul", "head", "head_weights", "states_2"));
    graph.addOutput(ValueInfoProto.newBuilder().setName("head"));
  }

  private static byte[] changed(byte[] file, Consumer<GraphProto.Builder> change) {
    try {
      ModelProto.Builder model = ModelProto.parseFrom(file).toBuilder();
      change.accept(model.getGraphBuilder());
      return model.build().toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  private static AttributeProto.Builder axes(long axis) {
    return numbers("axes").addInts(axis);
  }

  private static AttributeProto.Builder permutation(long... order) {
    return numbers("perm").addAllInts(Arrays.stream(order).boxed().toList());
  }

  private static AttributeProto.Builder numbers(String name) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
  }

  private static boolean differ(float[] weights, float[] others) {
    return IntStream.range(0, weights.length)
        .anyMatch(i -> Math.abs(weights[i] - others[i]) > 1e-3);
  }
}
