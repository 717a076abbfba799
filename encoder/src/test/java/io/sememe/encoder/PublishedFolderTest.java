// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.Safetensors;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TinyTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as sentence-transformers and the hub lay them out, with nothing of ours in them. */
class PublishedFolderTest {
  private static final int WIDTH = 8;
  private static final int OUTPUTS = 5;
  private static final String TEXT = "the bank of the river";

  @TempDir Path folder;
  private final Random random = new Random(5);
  private TinyModels models;
  private Encoders encoders;

  @BeforeEach
  void write() {
    models = new TinyModels(folder);
    published("plain", "Transformer", "Pooling");
    encoders = new Encoders(new EncoderSettings(folder, 2, 1_000));
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void a_folder_without_our_file_loads_with_what_it_says_of_itself() {
    EmbeddingSpace space = encoders.textEmbedder("plain").space(soon());
    assertEquals(WIDTH, space.dimension());
    assertEquals(24, space.maxTokens());
    assertFalse(space.unitLength());
    ModelDetails details = encoders.models().get(0).details();
    assertEquals(
        Map.of(
            "config.json", 512,
            "sentence_bert_config.json", 24,
            "tokenizer_config.json", 100),
        details.tokenLimits());
    String warnings = String.join("\n", details.warnings());
    assertTrue(warnings.contains("does not pin onnx/model.onnx, tokenizer.json"), warnings);
    assertTrue(warnings.contains("different limits of tokens"), warnings);
    assertTrue(warnings.contains("24 is in force"), warnings);
  }

  @Test
  void prompts_are_prefixes_of_their_role() {
    float[] query = embed("plain", TEXT, Role.QUERY);
    float[] passage = embed("plain", TEXT, Role.PASSAGE);
    assertArrayEquals(embed("plain", "bank " + TEXT, Role.PASSAGE), query, 1e-6f);
    assertFalse(Arrays.equals(query, passage));
  }

  @Test
  void dense_layers_and_normalisation_follow_the_pooling_in_their_order() {
    float[][] first = matrix(OUTPUTS, WIDTH);
    float[] bias = matrix(1, OUTPUTS)[0];
    float[][] second = matrix(3, OUTPUTS);
    published("dense", "Transformer", "Pooling", "Dense", "Dense", "Normalize");
    dense("dense", "2_Dense", "torch.nn.modules.activation.Tanh", first, bias);
    dense("dense", "3_Dense", "torch.nn.modules.linear.Identity", second, null);
    double[] expected = expected(embed("plain", TEXT, Role.PASSAGE), first, bias, second);
    float[] actual = embed("dense", TEXT, Role.PASSAGE);
    assertEquals(3, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-6);
    }
    EmbeddingSpace space = encoders.textEmbedder("dense").space(soon());
    assertEquals(3, space.dimension());
    assertTrue(space.unitLength());
  }

  @Test
  void the_weights_of_a_layer_are_part_of_the_fingerprint() {
    published("a", "Transformer", "Pooling", "Dense");
    published("b", "Transformer", "Pooling", "Dense");
    dense("a", "2_Dense", "x.Tanh", matrix(OUTPUTS, WIDTH), new float[OUTPUTS]);
    dense("b", "2_Dense", "x.Tanh", matrix(OUTPUTS, WIDTH), new float[OUTPUTS]);
    assertNotEquals(
        encoders.textEmbedder("a").space(soon()).fingerprint(),
        encoders.textEmbedder("b").space(soon()).fingerprint());
  }

  @Test
  void a_layer_that_does_not_fit_or_cannot_be_read_fails_with_what_to_do() {
    published("m", "Transformer", "Pooling", "Dense");
    assertTrue(failed("m").contains("2_Dense/config.json"));
    models.text("m", "2_Dense/config.json", config("x.Tanh", 4, 3, false));
    models.file("m", "2_Dense/pytorch_model.bin", new byte[] {1});
    assertTrue(failed("m").contains("Python pickle"));
    dense("m", "2_Dense", "x.Tanh", matrix(3, 4), null);
    assertTrue(failed("m").contains("2_Dense takes 4 floats, what it gets has 8"));
    dense("m", "2_Dense", "torch.nn.modules.activation.GELU", matrix(3, WIDTH), null);
    assertTrue(failed("m").contains("'torch.nn.modules.activation.GELU' is not known"));
    dense("m", "2_Dense", "x.Tanh", matrix(3, WIDTH), null);
    models.text("m", "2_Dense/config.json", config("x.Tanh", 9, 3, false));
    assertTrue(failed("m").contains("in_features is 9, the weights have 8"));
    models.text("m", "2_Dense/config.json", config("x.Tanh", WIDTH, 3, true));
    assertTrue(failed("m").contains("instead of [linear.bias, linear.weight]"));
  }

  @Test
  void an_output_that_went_through_all_steps_when_it_was_exported_goes_through_none() {
    published("m", "Transformer", "Pooling", "Dense");
    models.model("m", TinyModels.encoder().output(TinyOnnx.Output.POOLED).toBytes());
    models.text("m", "sememe.json", "{\"model\": \"model.onnx\", \"pooling\": \"none\"}");
    assertEquals(WIDTH, embed("m", TEXT, Role.PASSAGE).length);
  }

  private void published(String name, String... steps) {
    models
        .file(name, "onnx/model.onnx", TinyModels.encoder().mixed().toBytes())
        .tokenizer(name, TinyTokenizer.create())
        .text(name, "config.json", "{\"model_type\": \"bert\", \"max_position_embeddings\": 512}")
        .text(name, "sentence_bert_config.json", "{\"max_seq_length\": 24}")
        .text(name, "tokenizer_config.json", "{\"model_max_length\": 100}")
        .text(name, "1_Pooling/config.json", "{\"pooling_mode_mean_tokens\": true}")
        .text(
            name,
            "config_sentence_transformers.json",
            "{\"prompts\": {\"query\": \"bank \", \"document\": \"\"}}")
        .text(name, "modules.json", modules(steps));
  }

  private static String modules(String... steps) {
    int[] place = {0};
    return Stream.of(steps)
        .map(
            step ->
                "{\"path\": \"%s\", \"type\": \"sentence_transformers.models.%s\"}"
                    .formatted(place[0]++ == 0 ? "" : place[0] - 1 + "_" + step, step))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void dense(
      String name, String module, String activation, float[][] weights, float[] bias) {
    models.text(
        name,
        module + "/config.json",
        config(activation, weights[0].length, weights.length, bias != null));
    models.file(
        name,
        module + "/model.safetensors",
        bias == null ? Safetensors.ofMatrix(weights) : Safetensors.ofLayer(weights, bias));
  }

  private static String config(String activation, int inputs, int outputs, boolean bias) {
    return "{\"in_features\": %d, \"out_features\": %d, \"bias\": %b, \"activation_function\": \"%s\"}"
        .formatted(inputs, outputs, bias, activation);
  }

  private float[][] matrix(int rows, int columns) {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return matrix;
  }

  private static double[] expected(float[] row, float[][] first, float[] bias, float[][] second) {
    double[] hidden = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      double sum = bias[i];
      for (int j = 0; j < row.length; j++) {
        sum += first[i][j] * (double) row[j];
      }
      hidden[i] = Math.tanh(sum);
    }
    double[] vector = new double[second.length];
    double square = 0;
    for (int i = 0; i < second.length; i++) {
      for (int j = 0; j < hidden.length; j++) {
        vector[i] += second[i][j] * hidden[j];
      }
      square += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= Math.sqrt(square);
    }
    return vector;
  }

  private float[] embed(String model, String text, Role role) {
    return encoders.textEmbedder(model).embed(List.of(text), role, soon()).get(0).vector();
  }

  private String failed(String model) {
    encoders.startLoading(model);
    return assertThrows(EncoderException.class, () -> encoders.await(model, soon())).getMessage();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
