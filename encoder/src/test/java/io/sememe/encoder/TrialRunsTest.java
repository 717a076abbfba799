// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.onnx.Placement;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.TokenBudget;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TinyTokenizer;
import io.sememe.encoder.testing.TrainedPairs;
import io.sememe.encoder.tokenize.PairBuilder;
import io.sememe.encoder.tokenize.PairFrame;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that mix texts up where they share a run. The runs are a CPU's, of graphs for a CPU, and
 * are judged as a GPU's would be: the first token's state is right there wherever the graph looks
 * at its mask.
 */
class TrialRunsTest {
  private static final long TINY = TinyTokenizer.create().size() - 1L;
  private static final long TRAINED = 30_521;
  private static final String OUTPUT = "last_hidden_state";
  private static final PairFrame BERT = frame(101, 102);

  @TempDir Path folder;

  private TinyModels models;

  @BeforeEach
  void setUp() {
    models = new TinyModels(folder).write("m");
  }

  @Test
  void a_model_that_does_not_look_at_padding_may_have_texts_of_any_length_together() {
    for (TinyOnnx model : List.of(TinyModels.encoder(), TinyModels.encoder().mixed())) {
      RunPolicy policy = onGpu(model.toBytes());
      assertInstanceOf(TokenBudget.class, policy);
      assertTrue(policy.admits(1, 60, 58));
    }
  }

  @Test
  void a_model_that_takes_padding_for_text_is_refused() {
    refused(TinyModels.encoder().mixed().inputs("input_ids").toBytes(), "texts change each other");
  }

  @Test
  void a_model_that_looks_at_the_other_texts_of_a_run_is_refused() {
    refused(ofNeighbours("ReduceMean"), "texts change each other");
    refused(ofNeighbours("ReduceMax"), "texts change each other");
  }

  @Test
  void a_model_of_one_text_at_a_time_is_refused_with_what_onnx_runtime_says() {
    EncoderException e =
        refused(
            TinyModels.encoder().oneTextAtATime().toBytes(),
            "the model takes one text at a time (the run of ");
    assertInstanceOf(EncoderException.class, e.getCause());
  }

  @Test
  void a_trained_model_is_refused_where_its_attention_has_lost_the_mask() {
    Path file = RealModels.folder().resolve(RealModels.MINILM_FP32).resolve("model.onnx");
    TrialTexts texts = TrialTexts.ofTexts(TRAINED, 128);
    try (EncoderSession whole =
            EncoderSession.open(file, "", Pooling.CLS, Set.of(), Placement.CPU);
        EncoderSession unmasked =
            EncoderSession.open(
                file, "", Pooling.CLS, Set.of(GraphRewrite.ATTENTION), Placement.CPU)) {
      assertInstanceOf(TokenBudget.class, onGpu(whole, form(384)).policy(texts));
      EncoderException e =
          assertThrows(EncoderException.class, () -> onGpu(unmasked, form(384)).policy(texts));
      assertTrue(e.getMessage().contains("texts change each other"), e.getMessage());
    }
  }

  @Test
  void a_trained_model_of_pairs_is_tried_with_pairs() {
    TrainedPairs.write(models, "pairs", RealModels.MINILM_FP32);
    Path file = models.path("pairs", "model.onnx");
    PairBuilder builder = new PairBuilder(BERT, 128, OptionalInt.of(10));
    VectorForm logit = new VectorForm(Pooling.NONE, 1, false);
    try (EncoderSession session =
        EncoderSession.openPairs(file, "", Set.of(), BERT::firstSegment, Placement.CPU)) {
      TrialTexts texts = TrialTexts.ofPairs(TRAINED, builder);
      assertInstanceOf(TokenBudget.class, onGpu(session, logit).policy(texts));
    }
  }

  @Test
  void a_scorer_that_counts_padding_is_refused() {
    Path file = models.model("pairs", TinyModels.scorer(1).toBytes()).path("pairs", "model.onnx");
    PairFrame frame = frame(TinyTokenizer.CLS, TinyTokenizer.SEP);
    PairBuilder builder = new PairBuilder(frame, TinyModels.MAX_TOKENS, OptionalInt.of(10));
    VectorForm logit = new VectorForm(Pooling.NONE, 1, false);
    try (EncoderSession session =
        EncoderSession.openPairs(file, "", Set.of(), frame::firstSegment, Placement.CPU)) {
      TrialTexts texts = TrialTexts.ofPairs(TINY, builder);
      EncoderException e =
          assertThrows(EncoderException.class, () -> onGpu(session, logit).policy(texts));
      assertTrue(e.getMessage().contains("texts change each other"), e.getMessage());
    }
  }

  @Test
  void a_model_that_quantises_while_it_runs_has_its_texts_alone_and_is_not_tried_with_more() {
    Path file = RealModels.folder().resolve(RealModels.MINILM).resolve("model.onnx");
    try (EncoderSession session =
        EncoderSession.open(file, "", Pooling.CLS, GraphRewrite.all(), Placement.CPU)) {
      TrialTexts texts = TrialTexts.ofTexts(TRAINED, 128);
      assertSame(RunPolicy.ALONE, onGpu(session, form(384)).policy(texts));
    }
  }

  @Test
  void on_a_cpu_texts_run_alone_unless_asked_for_and_then_with_those_as_long() {
    byte[] ofPadding = TinyModels.encoder().mixed().inputs("input_ids").toBytes();
    assertSame(RunPolicy.ALONE, onCpu(ofPadding, TinyModels.descriptor()));
    assertSame(RunPolicy.ALONE, onCpu(ofNeighbours("ReduceL1"), TinyModels.descriptor()));
    ObjectNode joining = TinyModels.descriptor().put("joinTexts", true);
    assertSame(RunPolicy.EQUAL_LENGTHS, onCpu(ofPadding, joining));
    EncoderException e =
        assertThrows(EncoderException.class, () -> onCpu(ofNeighbours("ReduceL1"), joining));
    assertEquals("joinTexts cannot be had: texts change each other", e.getMessage());
  }

  @Test
  void on_a_cpu_a_model_that_gives_all_texts_of_a_run_the_first_ones_vector_is_refused() {
    ObjectNode joining = TinyModels.descriptor().put("joinTexts", true);
    EncoderException e = assertThrows(EncoderException.class, () -> onCpu(ofTheFirst(), joining));
    assertEquals("joinTexts cannot be had: texts change each other", e.getMessage());
  }

  private EncoderException refused(byte[] model, String reason) {
    EncoderException e = assertThrows(EncoderException.class, () -> onGpu(model));
    assertEquals(Kind.FAILED, e.kind());
    String refusal = "a GPU, which runs texts together, cannot be had: " + reason;
    assertTrue(e.getMessage().startsWith(refusal), e.getMessage());
    return e;
  }

  private RunPolicy onGpu(byte[] model) {
    try (EncoderSession session = open(model)) {
      return onGpu(session, form(TinyOnnx.WIDTH)).policy(tiny());
    }
  }

  private TrialRuns onGpu(EncoderSession session, VectorForm form) {
    ModelDescriptor descriptor = DescriptorReader.read(ModelFolder.find(folder, "m"));
    Placement gpu = Placement.onGpus(List.of(0), descriptor.devices());
    assertFalse(descriptor.joinTexts(), "a GPU is not asked");
    return new TrialRuns(descriptor, gpu, session, form);
  }

  private RunPolicy onCpu(byte[] model, ObjectNode json) {
    models.descriptor("m", json);
    ModelDescriptor descriptor = DescriptorReader.read(ModelFolder.find(folder, "m"));
    try (EncoderSession session = open(model)) {
      VectorForm form = form(TinyOnnx.WIDTH);
      return new TrialRuns(descriptor, Placement.CPU, session, form).policy(tiny());
    }
  }

  private EncoderSession open(byte[] model) {
    Path file = models.model("m", model).path("m", "model.onnx");
    return EncoderSession.open(file, "", Pooling.CLS, Set.of(), Placement.CPU);
  }

  private static TrialTexts tiny() {
    return TrialTexts.ofTexts(TINY, TinyModels.MAX_TOKENS);
  }

  private static PairFrame frame(long before, long after) {
    return new PairFrame(new long[] {before}, new long[] {after}, new long[] {after}, 1, 2);
  }

  private static VectorForm form(int width) {
    return new VectorForm(Pooling.CLS, width, true);
  }

  // What is the same for all texts, so that none of them is changed by what is equal to it.
  private static byte[] ofTheFirst() {
    return edited(
        (graph, states) -> {
          graph.addInitializer(
              TensorProto.newBuilder()
                  .setName("first")
                  .setDataType(TensorProto.DataType.INT64_VALUE)
                  .addDims(1)
                  .addInt64Data(0));
          graph.addNode(node("Gather", "of_first", states, "first"));
          graph.addNode(node("Shape", "sizes", states));
          graph.addNode(node("Expand", OUTPUT, "of_first", "sizes"));
        });
  }

  // Adds to each vector what an operator makes of those in the same place of all texts of the run.
  private static byte[] ofNeighbours(String operator) {
    AttributeProto.Builder texts =
        AttributeProto.newBuilder().setName("axes").setType(AttributeType.INTS).addInts(0);
    return edited(
        (graph, states) -> {
          graph.addNode(node(operator, "neighbours", states).addAttribute(texts));
          graph.addNode(node("Add", OUTPUT, states, "neighbours"));
        });
  }

  // Puts other nodes in the place of the last one, which gives the states.
  private static byte[] edited(BiConsumer<GraphProto.Builder, String> change) {
    try {
      ModelProto.Builder model = ModelProto.parseFrom(TinyModels.encoder().toBytes()).toBuilder();
      GraphProto.Builder graph = model.getGraphBuilder();
      int last = graph.getNodeCount() - 1;
      String states = graph.getNode(last).getInput(0);
      graph.removeNode(last);
      change.accept(graph, states);
      return model.build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .addOutput(output)
        .addAllInput(List.of(inputs));
  }
}
