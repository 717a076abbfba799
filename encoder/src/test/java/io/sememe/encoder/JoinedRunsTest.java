// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.onnx.Placement;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Texts of equal length share a run where the descriptor asks for it and the weights are floats.
 */
class JoinedRunsTest {
  private static final float ROUNDING = 1e-6f;

  @TempDir Path folder;

  private TinyModels models;

  @BeforeEach
  void setUp() {
    models = new TinyModels(folder);
  }

  @ParameterizedTest
  @EnumSource(value = Pooling.class, mode = Mode.EXCLUDE, names = "NONE")
  void each_text_of_a_joined_run_has_the_vector_that_it_has_alone(Pooling pooling) {
    try (EncoderSession session = open(RealModels.MINILM_FP32, pooling)) {
      assertTrue(session.isJoinable());
      for (int length : new int[] {2, 3, 12, 17, 64, 256}) {
        List<long[]> texts = texts(length, Math.max(2, 512 / length));
        List<float[]> joined = session.run(texts);
        assertEquals(texts.size(), joined.size());
        for (int i = 0; i < joined.size(); i++) {
          float[] alone = session.run(texts.get(i));
          assertArrayEquals(alone, joined.get(i), scale(alone), "length " + length + " text " + i);
        }
      }
    }
  }

  @Test
  void weights_that_are_quantised_while_they_run_do_not_join() {
    for (String model : List.of(RealModels.DEFAULT, RealModels.MINILM)) {
      try (EncoderSession session = open(model, Pooling.CLS)) {
        assertFalse(session.isJoinable(), model);
      }
    }
  }

  @Test
  void a_list_of_texts_of_few_lengths_gives_each_its_own_vector() throws IOException {
    Path full = RealModels.folder().resolve(RealModels.MINILM_FP32);
    models.file("joined", "model.onnx", Files.readAllBytes(full.resolve("model.onnx")));
    models.text("joined", "tokenizer.json", Files.readString(full.resolve("tokenizer.json")));
    join("joined");
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder))) {
      TextEmbedder embedder = encoders.textEmbedder("joined");
      List<String> texts = sentences(200);
      List<Embedding> together = embedder.embed(texts, Role.PASSAGE, soon());
      for (int i = 0; i < texts.size(); i++) {
        float[] alone = embedder.embed(texts.get(i), Role.PASSAGE, soon()).vector();
        assertArrayEquals(alone, together.get(i).vector(), ROUNDING, texts.get(i));
      }
    }
  }

  @Test
  void a_model_that_takes_one_text_at_a_time_cannot_join_them() {
    models.write("single").model("single", TinyModels.encoder().oneTextAtATime().toBytes());
    join("single");
    refused("single", "joinTexts cannot be had: the model takes one text at a time");
    models.descriptor("single", TinyModels.descriptor());
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder))) {
      TextEmbedder embedder = encoders.textEmbedder("single");
      assertEquals(2, embedder.embed(List.of("a b", "b a"), Role.PASSAGE, soon()).size());
    }
  }

  @Test
  void a_model_that_quantises_while_it_runs_cannot_join_texts() throws IOException {
    Path int8 = RealModels.folder().resolve(RealModels.MINILM);
    models.file("int8", "model.onnx", Files.readAllBytes(int8.resolve("model.onnx")));
    models.text("int8", "tokenizer.json", Files.readString(int8.resolve("tokenizer.json")));
    join("int8");
    refused("int8", "joinTexts cannot be had: the model quantises while it runs");
  }

  private void join(String model) {
    models.descriptor(model, TinyModels.descriptor().put("joinTexts", true));
  }

  private void refused(String model, String reason) {
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder))) {
      TextEmbedder embedder = encoders.textEmbedder(model);
      EncoderException e =
          assertThrows(EncoderException.class, () -> embedder.embed("a b", Role.PASSAGE, soon()));
      assertEquals(Kind.FAILED, e.kind());
      assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
  }

  private static EncoderSession open(String model, Pooling pooling) {
    Path file = RealModels.folder().resolve(model).resolve("model.onnx");
    return EncoderSession.open(file, "", pooling, GraphRewrite.all(), Placement.CPU);
  }

  // Not normalised here: sums are as large as their texts are long.
  private static float scale(float[] vector) {
    float greatest = 1;
    for (float value : vector) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return 5 * ROUNDING * greatest;
  }

  private static List<long[]> texts(int length, int count) {
    Random random = new Random(length);
    List<long[]> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(random.longs(length, 1_000, 30_000).toArray());
    }
    return texts;
  }

  private static List<String> sentences(int count) {
    String[] words = {"river", "bank", "money", "stone", "water", "house", "light", "paper"};
    Random random = new Random(7);
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder sentence = new StringBuilder();
      for (int word = 2 + random.nextInt(3); word > 0; word--) {
        sentence.append(words[random.nextInt(words.length)]).append(' ');
      }
      sentences.add(sentence.toString());
    }
    return sentences;
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
