// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.PlainStates;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx.Output;
import io.sememe.encoder.testing.Vectors;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of tokens from models that were trained for texts, against their files as they are. */
class TokenVectorsTest {
  private static final String TEXT =
      "The boat drifted towards the river bank. Nobody saw it, since it was dark; the moon (new)"
          + " had set at 9:15.";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {RealModels.MINILM_FP32, RealModels.MINILM, RealModels.DEFAULT})
  void rows_are_those_of_the_unedited_graph(String model) {
    requireAgreement(model, 0.9999);
  }

  @Test
  void expansion_is_hidden_in_a_trained_model_too() throws IOException {
    Path files = RealModels.folder().resolve(RealModels.MINILM_FP32);
    ObjectNode descriptor = TinyModels.descriptor().put("task", "token-embedding");
    descriptor.withObject("/tokenVectors").put("queryTokens", 16).put("expandQuery", true);
    new TinyModels(folder).descriptor("expanding", descriptor);
    for (String file : new String[] {"model.onnx", "tokenizer.json"}) {
      Files.createSymbolicLink(folder.resolve("expanding").resolve(file), files.resolve(file));
    }
    long[] ids = Arrays.copyOf(new long[] {101, 1996, 2314, 2924, 102}, 16);
    Arrays.fill(ids, 5, 16, 103);
    long[] mask = Arrays.stream(ids).map(id -> id == 103 ? 0 : 1).toArray();
    try (Encoders encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
        PlainStates plain = new PlainStates(files.resolve("model.onnx"))) {
      float[][] states = plain.of(ids, mask);
      TokenVectors actual =
          encoders.tokenEmbedder("expanding").embed("the river bank", Role.QUERY, soon());
      assertEquals(3 + 11, actual.count());
      for (int i = 0; i < actual.count(); i++) {
        float[] expected = states[i < 3 ? i + 1 : i + 2];
        assertTrue(Vectors.cosine(expected, row(actual, i)) > 0.9999, "row " + i);
      }
      assertTrue(Vectors.cosine(plain.of(ids)[1], row(actual, 0)) < 0.999, "looked at");
    }
  }

  private static void requireAgreement(String model, double least) {
    Path files = RealModels.folder().resolve(model);
    try (Encoders encoders = new Encoders(RealModels.settings());
        TextTokenizer tokenizer = TextTokenizer.open(files.resolve("tokenizer.json"));
        PlainStates plain = new PlainStates(files.resolve("model.onnx"))) {
      Encoding content = tokenizer.content(TEXT);
      float[][] states = plain.of(framed(content.ids()));
      TokenVectors actual = encoders.tokenEmbedder(model).embed(TEXT, Role.QUERY, soon());
      assertEquals(content.length(), actual.count());
      double worst = 1;
      for (int i = 0; i < actual.count(); i++) {
        worst = Math.min(worst, Vectors.cosine(states[i + 1], row(actual, i)));
      }
      assertTrue(worst >= least, model + ": " + worst);
    }
  }

  private static long[] framed(long[] ids) {
    return LongStream.concat(
            LongStream.concat(LongStream.of(101), Arrays.stream(ids)), LongStream.of(102))
        .toArray();
  }

  private static float[] row(TokenVectors vectors, int number) {
    int from = number * vectors.dimension();
    return Arrays.copyOfRange(vectors.values(), from, from + vectors.dimension());
  }

  @Test
  void a_prefix_of_the_model_is_no_part_of_its_token_vectors() {
    try (Encoders encoders = new Encoders(RealModels.settings())) {
      TokenVectors query =
          encoders.tokenEmbedder(RealModels.DEFAULT).embed("bank", Role.QUERY, soon());
      assertEquals(3, query.tokens());
      assertEquals(1, query.count());
    }
  }

  @Test
  void a_model_that_gives_one_vector_per_text_gives_none_per_token() {
    new TinyModels(folder)
        .write("pooled")
        .model("pooled", TinyModels.encoder().output(Output.POOLED).toBytes())
        .descriptor("pooled", TinyModels.descriptor().put("pooling", "none"));
    try (Encoders encoders = new Encoders(new EncoderSettings(folder, 2, 1_000))) {
      TokenEmbedder tokens = encoders.tokenEmbedder("pooled");
      EncoderException e = assertThrows(EncoderException.class, () -> tokens.space(soon()));
      assertEquals(Kind.BAD_INPUT, e.kind());
      assertTrue(e.getMessage().contains("pooling none"), e.getMessage());
      assertThrows(EncoderException.class, () -> tokens.start("bank", Role.QUERY, soon()).await());
    }
  }

  @Test
  void a_model_with_an_output_for_each_gives_vectors_of_texts_and_of_tokens() {
    ObjectNode descriptor = TinyModels.descriptor().put("pooling", "none");
    descriptor.withObject("/tokenVectors").put("output", "last_hidden_state");
    new TinyModels(folder)
        .write("both")
        .model("both", TinyModels.encoder().output(Output.BOTH).toBytes())
        .descriptor("both", descriptor);
    try (Encoders encoders = new Encoders(new EncoderSettings(folder, 2, 1_000))) {
      Embedding text = encoders.textEmbedder("both").embed("bank", Role.PASSAGE, soon());
      TokenVectors tokens = encoders.tokenEmbedder("both").embed("bank", Role.PASSAGE, soon());
      assertEquals(text.vector().length, tokens.dimension());
      assertEquals(1, tokens.count());
    }
  }

  @Test
  void a_model_for_pairs_is_refused_with_its_task_and_a_name_without_a_folder_at_once() {
    new TinyModels(folder).writePairs("pairs", TinyModels.scorer(1));
    try (Encoders encoders = new Encoders(new EncoderSettings(folder, 2, 1_000))) {
      TokenEmbedder tokens = encoders.tokenEmbedder("pairs");
      EncoderException e = assertThrows(EncoderException.class, () -> tokens.space(soon()));
      assertEquals(Kind.BAD_INPUT, e.kind());
      assertTrue(e.getMessage().contains("has the task pair-scoring"), e.getMessage());
      e = assertThrows(EncoderException.class, () -> encoders.tokenEmbedder("none"));
      assertEquals(Kind.UNKNOWN_MODEL, e.kind());
    }
  }

  @Test
  void a_row_without_a_length_is_an_internal_error_that_names_the_model() {
    new TinyModels(folder)
        .write("zeros")
        .model("zeros", TinyModels.encoder().everyCell(0).toBytes())
        .descriptor("zeros", TinyModels.descriptor().put("normalize", false));
    try (Encoders encoders = new Encoders(new EncoderSettings(folder, 2, 1_000))) {
      TokenEmbedder tokens = encoders.tokenEmbedder("zeros");
      PendingTokenVectors started = tokens.start("bank", Role.PASSAGE, soon());
      EncoderException e = assertThrows(EncoderException.class, started::await);
      assertEquals(Kind.INTERNAL, e.kind());
      assertEquals("model 'zeros': the model's output has length 0", e.getMessage());
      assertSame(e, assertThrows(EncoderException.class, started::await));
    }
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
