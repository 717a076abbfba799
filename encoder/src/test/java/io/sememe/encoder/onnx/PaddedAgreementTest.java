// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.onnx.graph.EditedModel;
import io.sememe.encoder.onnx.graph.GraphTarget;
import io.sememe.encoder.onnx.graph.StatesPlan;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TrainedPairs;
import io.sememe.encoder.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of several lengths in one run against each of them alone, where nothing is padded. */
class PaddedAgreementTest {
  private static final GraphTarget PADDED = new GraphTarget(false, true, false);
  private static final float TOLERANCE = 1e-4f;
  private static final int ROWS = 20;
  private static final int MOST_TOKENS = 90;

  /** The versions of ONNX's operators between which those that are added changed. */
  private static final int[] OPSETS = {13, 17, 18};

  private static final Path MINILM =
      RealModels.folder().resolve(RealModels.MINILM_FP32).resolve("model.onnx");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = Pooling.class, mode = Mode.EXCLUDE, names = "NONE")
  void every_pooling_of_a_padded_run_is_that_of_the_text_alone(Pooling pooling) throws IOException {
    for (int opset : OPSETS) {
      for (TinyOnnx model : List.of(TinyOnnx.ofRows(ROWS), TinyOnnx.ofRows(ROWS).mixed())) {
        byte[] bytes = model.opset(opset).toBytes();
        requireAgreement(Files.write(folder.resolve("model.onnx"), bytes), pooling, Set.of());
      }
    }
  }

  private static void requireAgreement(Path file, Pooling pooling, Set<GraphRewrite> rewrites) {
    List<long[]> texts = tinyTexts();
    EditedModel model = EditedModel.read(file, "", pooling, rewrites, PADDED);
    try (DeviceSession padded = PaddedSession.open(model, file);
        EncoderSession alone = EncoderSession.open(file, "", pooling, rewrites, Placement.CPU)) {
      requireEqual(texts.stream().map(alone::run).toList(), padded.run(texts));
    }
  }

  private static List<long[]> tinyTexts() {
    return IntStream.of(1, 5, 12, 3, 12)
        .mapToObj(length -> new Random(length).longs(length, 0, ROWS).toArray())
        .toList();
  }

  private static void requireEqual(List<float[]> expected, List<float[]> actual) {
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), TOLERANCE, "text " + i);
    }
  }

  static Stream<Set<GraphRewrite>> rewrites() {
    return Stream.of(Set.of(), Set.of(GraphRewrite.ATTENTION), GraphRewrite.all());
  }

  @ParameterizedTest
  @MethodSource("rewrites")
  void a_trained_model_gives_a_padded_text_the_vector_of_the_text_alone(
      Set<GraphRewrite> rewrites) {
    List<long[]> texts = texts();
    for (Pooling pooling : EnumSet.complementOf(EnumSet.of(Pooling.NONE))) {
      EditedModel model = EditedModel.read(MINILM, "", pooling, rewrites, PADDED);
      try (DeviceSession padded = PaddedSession.open(model, MINILM);
          EncoderSession alone =
              EncoderSession.open(MINILM, "", pooling, rewrites, Placement.CPU)) {
        requireEqual(texts.stream().map(alone::run).toList(), padded.run(texts));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rewrites")
  void the_states_of_a_padded_text_are_those_of_the_text_alone(Set<GraphRewrite> rewrites) {
    requireStates(StatesPlan.of(""), rewrites);
  }

  @ParameterizedTest
  @MethodSource("rewrites")
  void a_hidden_token_stays_hidden_where_texts_are_padded(Set<GraphRewrite> rewrites) {
    long hidden = texts().get(0)[2];
    requireStates(new StatesPlan("", Optional.empty(), OptionalLong.of(hidden)), rewrites);
  }

  private static void requireStates(StatesPlan plan, Set<GraphRewrite> rewrites) {
    List<long[]> texts = texts();
    EditedModel model = EditedModel.readStates(MINILM, plan, rewrites, PADDED);
    try (DeviceSession padded = PaddedSession.open(model, MINILM);
        EncoderSession alone = EncoderSession.openStates(MINILM, plan, rewrites, Placement.CPU)) {
      requireEqual(texts.stream().map(alone::run).toList(), padded.run(texts));
    }
  }

  @ParameterizedTest
  @MethodSource("rewrites")
  void the_logits_of_a_padded_pair_are_those_of_the_pair_alone(Set<GraphRewrite> rewrites) {
    TrainedPairs.write(new TinyModels(folder), "pairs", RealModels.MINILM_FP32);
    Path file = folder.resolve("pairs").resolve("model.onnx");
    EditedModel model = EditedModel.readPairs(file, "", rewrites, PADDED);
    List<long[]> texts = texts();
    try (DeviceSession padded = PaddedSession.open(model, file);
        EncoderSession alone =
            EncoderSession.openPairs(file, "", rewrites, Segments.ONE, Placement.CPU)) {
      requireEqual(texts.stream().map(alone::run).toList(), padded.run(texts));
    }
  }

  @Test
  void int8_attention_does_not_look_at_padding_either() {
    Path file = RealModels.folder().resolve(RealModels.MINILM).resolve("model.onnx");
    EditedModel model =
        EditedModel.read(file, "", Pooling.CLS, Set.of(GraphRewrite.ATTENTION), PADDED);
    List<long[]> texts = texts();
    try (DeviceSession padded = PaddedSession.open(model, file)) {
      List<float[]> together = padded.run(texts);
      for (int i = 0; i < texts.size(); i++) {
        // Not equal: the scale of the activations spans the run.
        float[] alone = padded.run(List.of(texts.get(i))).get(0);
        assertTrue(Vectors.cosine(alone, together.get(i)) > 0.97, "text " + i);
      }
    }
  }

  private static List<long[]> texts() {
    List<long[]> texts =
        TokenTexts.natural().stream().filter(text -> text.length <= MOST_TOKENS).limit(7).toList();
    // The shortest there is beside the longest: nothing but the two special tokens.
    long[] any = texts.get(0);
    long[] empty = {any[0], any[any.length - 1]};
    long[] longest = texts.stream().max(Comparator.comparingInt(text -> text.length)).orElseThrow();
    long[] twice = Arrays.copyOf(longest, 2 * longest.length);
    System.arraycopy(longest, 0, twice, longest.length, longest.length);
    return Stream.concat(texts.stream(), Stream.of(empty, twice)).toList();
  }
}
