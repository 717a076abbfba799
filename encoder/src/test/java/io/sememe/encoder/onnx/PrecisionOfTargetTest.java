// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.GraphTarget;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TrainedPairs;
import io.sememe.encoder.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Trained models in another precision than their file's, on the same texts. */
class PrecisionOfTargetTest {
  private static final GraphTarget FLOATS = new GraphTarget(true, false, false);
  private static final GraphTarget HALVES = new GraphTarget(false, true, true);
  private static final GraphTarget ALL = new GraphTarget(true, true, true);
  private static final int TEXTS = 20;

  @TempDir Path folder;

  static Stream<Set<GraphRewrite>> rewrites() {
    return Stream.of(Set.of(), Set.of(GraphRewrite.ATTENTION), GraphRewrite.all());
  }

  @ParameterizedTest
  @MethodSource("rewrites")
  void halves_give_the_vectors_of_floats(Set<GraphRewrite> rewrites) {
    for (Pooling pooling : List.of(Pooling.MEAN, Pooling.CLS, Pooling.MAX)) {
      requireCosine(RealModels.MINILM_FP32, pooling, rewrites, HALVES, 0.9999);
    }
  }

  @ParameterizedTest
  @CsvSource({RealModels.DEFAULT + ", CLS", RealModels.MINILM + ", MEAN"})
  void int8_weights_as_floats_and_as_halves_give_nearly_the_vectors_of_int8(
      String model, Pooling pooling) {
    requireCosine(model, pooling, GraphRewrite.all(), FLOATS, 0.97);
    requireCosine(model, pooling, GraphRewrite.all(), ALL, 0.97);
  }

  @Test
  void int8_weights_as_floats_are_rewritten_without_a_change_of_the_vectors() {
    Path file = file(RealModels.MINILM);
    List<long[]> texts = texts();
    EditedModel plain = EditedModel.read(file, "", Pooling.MEAN, Set.of(), FLOATS);
    EditedModel rewritten = EditedModel.read(file, "", Pooling.MEAN, GraphRewrite.all(), FLOATS);
    requireCosines(each(plain, file, texts), each(rewritten, file, texts), 0.99999);
  }

  @Test
  void halves_give_the_logits_of_floats() {
    TrainedPairs.write(new TinyModels(folder), "pairs", RealModels.MINILM_FP32);
    Path file = folder.resolve("pairs").resolve("model.onnx");
    EditedModel model = EditedModel.readPairs(file, "", GraphRewrite.all(), HALVES);
    List<long[]> texts = texts();
    List<float[]> actual = together(model, file, texts);
    try (EncoderSession session =
        EncoderSession.openPairs(file, "", GraphRewrite.all(), Segments.ONE, Placement.CPU)) {
      for (int i = 0; i < actual.size(); i++) {
        // Of the order of 1.
        assertArrayEquals(session.run(texts.get(i)), actual.get(i), 0.02f, "text " + i);
      }
    }
  }

  @Test
  void weights_in_a_file_of_their_own_become_halves_too() throws IOException {
    TinyOnnx tiny = TinyOnnx.ofRows(20).weightsIn(TinyOnnx.WEIGHTS);
    Path file = Files.write(folder.resolve("model.onnx"), tiny.toBytes());
    Files.write(folder.resolve(TinyOnnx.WEIGHTS), tiny.weights());
    EditedModel model = EditedModel.read(file, "", Pooling.MEAN, GraphRewrite.all(), HALVES);
    float[] row = tiny.row(5);
    float[] actual = together(model, file, List.of(new long[] {5, 5}, new long[] {3})).get(0);
    for (int i = 0; i < row.length; i++) {
      assertEquals(row[i], actual[i], Math.abs(row[i]) / 1024, "column " + i);
      assertNotEquals(row[i], actual[i], "not rounded: column " + i);
    }
  }

  private static void requireCosine(
      String model, Pooling pooling, Set<GraphRewrite> rewrites, GraphTarget target, double least) {
    Path file = file(model);
    List<long[]> texts = texts();
    EditedModel edited = EditedModel.read(file, "", pooling, rewrites, target);
    List<float[]> actual =
        target.padded() ? together(edited, file, texts) : each(edited, file, texts);
    try (EncoderSession session = EncoderSession.open(file, "", pooling, rewrites, Placement.CPU)) {
      requireCosines(texts.stream().map(session::run).toList(), actual, least);
    }
  }

  private static void requireCosines(List<float[]> expected, List<float[]> actual, double least) {
    double worst = 1;
    for (int i = 0; i < expected.size(); i++) {
      worst = Math.min(worst, Vectors.cosine(expected.get(i), actual.get(i)));
    }
    assertTrue(worst >= least, "cosine " + worst);
  }

  private static List<float[]> together(EditedModel model, Path file, List<long[]> texts) {
    try (DeviceSession session = PaddedSession.open(model, file)) {
      return session.run(texts);
    }
  }

  private static List<float[]> each(EditedModel model, Path file, List<long[]> texts) {
    try (DeviceSession session = PaddedSession.open(model, file)) {
      return texts.stream().map(text -> session.run(List.of(text)).get(0)).toList();
    }
  }

  private static Path file(String model) {
    return RealModels.folder().resolve(model).resolve("model.onnx");
  }

  private static List<long[]> texts() {
    return TokenTexts.natural().stream().limit(TEXTS).toList();
  }
}
