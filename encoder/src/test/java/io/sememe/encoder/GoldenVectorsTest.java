// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other implementations compute for our models. Needs the folder {@code sememe.data}. */
@Tag("reference")
class GoldenVectorsTest {
  private static final String FILE = "reference-vectors/sentence-embeddings.json";
  private static final double FP32_TOLERANCE = 1e-3;

  @TempDir static Path folder;

  private static JsonNode reference;
  private static Encoders encoders;

  @BeforeAll
  static void open() throws IOException {
    Path data = Path.of(System.getProperty("sememe.data", "no sememe.data"));
    reference = new ObjectMapper().readTree(data.resolve(FILE).toFile());
    encoders = new Encoders(RealModels.settings());
  }

  @AfterAll
  static void close() {
    encoders.close();
  }

  @Test
  void no_reference_is_left_out() {
    assertEquals(2, reference.size());
    assertEquals(3, reference.path("first_dims").path("values").size());
  }

  // The entry is named after the mean of the token vectors. It is the first of them: of the full
  // model's vectors for this text, the first agrees with it in direction and in length, and the
  // mean points elsewhere (cosine 0.46). The mean is checked by the entry of first dimensions.
  @ParameterizedTest
  @CsvSource({"all-minilm-l6-v2-fp32,0.999,0.001", "all-minilm-l6-v2,0.98,0.05"})
  void the_first_token_vector_is_that_of_the_reference(
      String model, double leastCosine, double tolerance) throws IOException {
    JsonNode entry = reference.path("mean_pooled_not_normalised");
    float[] expected = floats(entry.path("values"));
    float[] actual = firstTokenVector(model, entry.path("text").textValue());
    double cosine = Vectors.cosine(actual, expected);
    double length = Vectors.norm(actual) / Vectors.norm(expected);
    print(model + ".first-token.cosine", cosine);
    print(model + ".first-token.length", length);
    assertTrue(cosine >= leastCosine, model + ": " + cosine);
    assertEquals(1, length, tolerance, model);
  }

  // The same files under a descriptor of their own.
  private static float[] firstTokenVector(String model, String text) throws IOException {
    TinyModels models =
        new TinyModels(folder.resolve(model))
            .descriptor(
                "cls", TinyModels.descriptor().put("pooling", "cls").put("normalize", false));
    List<Path> links =
        List.of(models.path("cls", "model.onnx"), models.path("cls", "tokenizer.json"));
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    try (Encoders cls = new Encoders(new EncoderSettings(models.folder(), 1, 1_000))) {
      for (Path link : links) {
        Path file = RealModels.folder().resolve(model).resolve(link.getFileName());
        Files.createSymbolicLink(link, file);
      }
      float[] vector = cls.textEmbedder("cls").embed(text, Role.PASSAGE, deadline).vector();
      for (Path link : links) {
        Files.delete(link);
      }
      return vector;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "all-minilm-l6-v2-fp32,sentence-transformers/all-MiniLM-L6-v2,0.999",
    "bge-small-en-v1.5,BAAI/bge-small-en-v1.5,0.98",
    "bge-small-en-v1.5,BAAI/bge-small-en-v1.5-quantized,0.98"
  })
  void the_first_dimensions_point_where_the_reference_does(
      String model, String published, double least) {
    float[] expected = firstDimensions(published);
    double cosine = Vectors.cosine(first(model, expected.length), expected);
    print(model + ".first." + published + ".cosine", cosine);
    assertTrue(cosine >= least, model + ": " + cosine);
  }

  @Test
  void the_first_dimensions_of_the_full_model_are_those_of_the_reference() {
    float[] expected = firstDimensions("sentence-transformers/all-MiniLM-L6-v2");
    float[] actual = first(RealModels.MINILM_FP32, expected.length);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
    }
    print(RealModels.MINILM_FP32 + ".first.largest-difference", largest);
    assertTrue(largest <= FP32_TOLERANCE, "largest difference " + largest);
  }

  // Five of 384 dimensions are too few to judge the quantised model by (their cosine alone is
  // printed);
  // the full model, which agrees with the reference to 1e-5, stands in for the other 379.
  @Test
  void the_quantised_vector_points_where_the_full_one_does_that_agrees_with_the_reference() {
    float[] expected = firstDimensions("sentence-transformers/all-MiniLM-L6-v2");
    String text = reference.path("first_dims").path("text").textValue();
    double five = Vectors.cosine(first(RealModels.MINILM, expected.length), expected);
    double all =
        Vectors.cosine(embed(RealModels.MINILM, text), embed(RealModels.MINILM_FP32, text));
    print(RealModels.MINILM + ".first.five-dimensions.cosine", five);
    print(RealModels.MINILM + ".first.all-dimensions.cosine", all);
    assertTrue(all >= 0.98, () -> "cosine " + all);
  }

  private static float[] firstDimensions(String published) {
    return floats(reference.path("first_dims").path("values").path(published));
  }

  private static float[] first(String model, int dimensions) {
    String text = reference.path("first_dims").path("text").textValue();
    return Arrays.copyOf(embed(model, text), dimensions);
  }

  private static float[] embed(String model, String text) {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    return encoders.textEmbedder(model).embed(text, Role.PASSAGE, deadline).vector();
  }

  private static float[] floats(JsonNode values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }

  private static void print(String what, double value) {
    System.out.println("golden." + what + "=" + String.format(Locale.ROOT, "%.6f", value));
  }
}
