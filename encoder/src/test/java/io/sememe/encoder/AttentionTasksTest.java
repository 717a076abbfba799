// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.PlainAttention;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyAttention;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyTokenizer;
import io.sememe.encoder.testing.TrainedPairs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attention of texts and pairs, whatever a model is made for. */
class AttentionTasksTest {
  private static final int LAYERS = 2;
  private static final float ROUNDING = 1e-5f;

  @TempDir Path folder;

  private TinyModels models;
  private Encoders encoders;

  @BeforeEach
  void open() {
    models = new TinyModels(folder);
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void a_text_is_shown_by_models_of_every_task() {
    write("embeds", encoder().states(), TinyTokenizer.create(), TinyModels.descriptor());
    write("scores", encoder().logits(), bert(), TinyModels.pairDescriptor());
    ObjectNode tokens = TinyModels.descriptor();
    tokens.remove(List.of("pooling", "normalize"));
    write(
        "tokens",
        encoder().states(),
        TinyTokenizer.create(),
        tokens.put("task", "token-embedding"));
    ObjectNode reads = TinyModels.pairDescriptor().put("task", "question-answering");
    write("reads", encoder().spans(), bert(), reads);
    for (String model : List.of("embeds", "scores", "tokens", "reads")) {
      Attention attention = probe(model).ofText("the river", Role.PASSAGE, 64, soon());
      assertEquals(List.of("[CLS]", "the", "river", "[SEP]"), attention.tokens().pieces());
      requirePlain(model, attention, 4);
    }
  }

  @Test
  void a_pair_has_two_segments_and_offsets_in_its_own_texts() {
    write("m", encoder().states(), bert(), TinyModels.descriptor());
    Attention attention = probe("m").ofPair("bank?", "the river bank", 64, soon());
    ProbedTokens tokens = attention.tokens();
    assertEquals(
        List.of("[CLS]", "bank", "?", "[SEP]", "the", "river", "bank", "[SEP]"), tokens.pieces());
    assertArrayEquals(new int[] {-1, 0, 0, -1, 1, 1, 1, -1}, tokens.sources());
    assertArrayEquals(new int[] {0, 0, 4, 0, 0, 4, 10, 0}, tokens.starts());
    assertArrayEquals(new int[] {0, 4, 5, 0, 3, 9, 14, 0}, tokens.ends());
    requirePlain("m", attention, 4);
  }

  @Test
  void robertas_pairs_have_two_separators_and_one_segment() {
    TinyTokenizer roberta = TinyTokenizer.create().processing("RobertaProcessing");
    write("m", encoder().states(), roberta, TinyModels.descriptor());
    Attention attention = probe("m").ofPair("bank", "river", 64, soon());
    assertEquals(
        List.of("[CLS]", "bank", "[SEP]", "[SEP]", "river", "[SEP]"), attention.tokens().pieces());
    assertArrayEquals(new int[] {-1, 0, -1, -1, 1, -1}, attention.tokens().sources());
    requirePlain("m", attention, 6);
  }

  @Test
  void a_pair_keeps_the_query_and_cuts_the_text() {
    ObjectNode descriptor = TinyModels.pairDescriptor();
    descriptor.putObject("pairs").put("queryTokens", 4);
    write("m", encoder().logits(), bert(), descriptor);
    Attention attention = probe("m").ofPair("the bank", "river ".repeat(20), 9, soon());
    assertEquals(9, attention.tokens().count());
    assertArrayEquals(new int[] {-1, 0, 0, -1, 1, 1, 1, 1, -1}, attention.tokens().sources());
    assertEquals(16, attention.truncatedTokens());
    Attention least = probe("m").ofPair("the bank", "river", 5, soon());
    assertEquals(List.of("[CLS]", "the", "[SEP]", "river", "[SEP]"), least.tokens().pieces());
    refused(
        "m",
        4,
        "4 tokens leave too few for text: special tokens and prefix take 3; ask for"
            + " at least 5");
  }

  @Test
  void the_models_own_limit_counts_too() {
    write("m", encoder().states(), bert(), TinyModels.descriptor().put("maxTokens", 8));
    Attention attention = probe("m").ofText("river ".repeat(20), Role.PASSAGE, 64, soon());
    assertEquals(8, attention.tokens().count());
    assertEquals(14, attention.truncatedTokens());
    assertEquals(8, probe("m").ofPair("bank", "river ".repeat(20), 64, soon()).tokens().count());
  }

  @Test
  void a_tokenizer_without_pairs_shows_texts_only() {
    write("m", encoder().states(), TinyTokenizer.create(), TinyModels.descriptor());
    models.text("m", "tokenizer.json", withoutPairs());
    assertEquals(4, probe("m").ofText("the river", Role.PASSAGE, 64, soon()).tokens().count());
    EncoderException e =
        assertThrows(EncoderException.class, () -> probe("m").ofPair("a", "b", 64, soon()));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertTrue(e.getMessage().contains("the attention of a pair cannot be shown"), e.getMessage());
  }

  @Test
  void a_model_without_attention_is_refused_and_goes_on_embedding() {
    models.write("m");
    EncoderException e =
        assertThrows(
            EncoderException.class, () -> probe("m").ofText("a", Role.PASSAGE, 64, soon()));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertTrue(
        e.getMessage().startsWith("model 'm': the model does not show its attention: no softmax"),
        e.getMessage());
    assertEquals(1, encoders.textEmbedder("m").embed(List.of("a"), Role.PASSAGE, soon()).size());
  }

  @Test
  void a_file_that_has_changed_since_the_model_was_loaded_is_refused() {
    write("m", encoder().states(), TinyTokenizer.create(), TinyModels.descriptor());
    encoders.textEmbedder("m").space(soon());
    models.model("m", TinyAttention.of(TinyTokenizer.create().size(), 1).states());
    EncoderException e =
        assertThrows(
            EncoderException.class, () -> probe("m").ofText("a", Role.PASSAGE, 64, soon()));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains("model.onnx"), e.getMessage());
  }

  @Test
  void a_trained_scorer_shows_the_pair_that_it_scores() {
    TrainedPairs.write(models, "m", RealModels.MINILM);
    Attention attention = probe("m").ofPair("what is it?", "The street is wide.", 64, soon());
    assertEquals(6, attention.layers());
    assertEquals(12, attention.heads());
    assertEquals(
        "[CLS] what is it ? [SEP] the street is wide . [SEP]",
        String.join(" ", attention.tokens().pieces()));
  }

  @Test
  void a_model_that_is_not_there_is_told_at_once() {
    EncoderException e = assertThrows(EncoderException.class, () -> probe("none"));
    assertEquals(Kind.UNKNOWN_MODEL, e.kind());
  }

  private void refused(String model, int maxTokens, String message) {
    EncoderException e =
        assertThrows(
            EncoderException.class, () -> probe(model).ofPair("a", "b", maxTokens, soon()));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private void requirePlain(String model, Attention attention, int firstSegment) {
    PlainAttention plain = new PlainAttention(bytes(model, "model.onnx"));
    assertEquals(LAYERS, attention.layers());
    assertEquals(TinyAttention.HEADS, attention.heads());
    float[] expected = plain.weights(attention.tokens().ids(), firstSegment, LAYERS);
    assertArrayEquals(expected, attention.weights(), ROUNDING);
  }

  private static TinyAttention encoder() {
    return TinyAttention.of(TinyTokenizer.create().size(), LAYERS)
        .inputs("input_ids", "attention_mask", "token_type_ids");
  }

  private static TinyTokenizer bert() {
    return TinyTokenizer.create().processing("BertProcessing");
  }

  private void write(String name, byte[] model, TinyTokenizer tokenizer, ObjectNode descriptor) {
    models.model(name, model).tokenizer(name, tokenizer).descriptor(name, descriptor);
  }

  private static String withoutPairs() {
    try {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode json = (ObjectNode) mapper.readTree(TinyTokenizer.create().toJson());
      ((ObjectNode) json.get("post_processor")).putArray("pair");
      return json.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AttentionProbe probe(String model) {
    return encoders.attentionProbe(model);
  }

  private byte[] bytes(String model, String file) {
    try {
      return Files.readAllBytes(models.path(model, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
