// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.Vectors;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quantised model says what the full one says. */
class PrecisionAgreementTest {
  private static final double LEAST_COSINE = 0.98;

  private static final List<String> TEXTS =
      List.of(
          "wing",
          "hello world",
          "What is Deep Learning?",
          "How do wings stall?",
          "The boundary layer separates where the pressure rises too fast.",
          "A patient of 54 years was admitted with fever, cough and a rash.",
          "Statins lower cholesterol; do they cause breast cancer?",
          "Where should I park my rainy-day / emergency fund?",
          "public static void main(String[] args) { System.exit(1); }",
          "SELECT name FROM users WHERE id = 42 ORDER BY name",
          "The animal didn't cross the street because it was too wide.",
          "He deposited the cheque at the bank.",
          "We had a picnic on the bank of the river.",
          "1,000 genomes project enables mapping of genetic sequence variation.",
          "ERROR 2024-03-01 12:00:01 connection refused (port 8983)",
          "To be, or not to be, that is the question.",
          "A small town in the north of Finland, known for its winters.",
          "The court dismissed the appeal with costs.",
          "Mix flour, sugar and butter; bake for 25 minutes at 180 degrees.",
          "The central bank raised interest rates by half a point.",
          "Photosynthesis turns light, water and carbon dioxide into sugar.",
          "She won the marathon in two hours and twenty minutes.",
          "Berlin is the capital of Germany.",
          "Die W\u00FCrde des Menschen ist unantastbar.",
          "Le chat dort sur le canap\u00E9.",
          "\u4E2D\u6587\u4E5F\u53EF\u4EE5",
          "42",
          "a a a a a a a a a a a a a a a a a a a a",
          "Great product, would buy again! \uD83D\uDE00",
          "The quick brown fox jumps over the lazy dog.");

  @Test
  void every_text_points_the_same_way_in_int8_and_in_fp32() {
    List<String> texts = Stream.concat(TEXTS.stream(), Stream.of(String.join(" ", TEXTS))).toList();
    List<Embedding> quantised = embed(RealModels.MINILM, texts);
    List<Embedding> full = embed(RealModels.MINILM_FP32, texts);
    double[] cosines =
        IntStream.range(0, texts.size())
            .mapToDouble(i -> Vectors.cosine(quantised.get(i).vector(), full.get(i).vector()))
            .toArray();
    String low =
        IntStream.range(0, texts.size())
            .filter(i -> cosines[i] < LEAST_COSINE)
            .mapToObj(i -> String.format(Locale.ROOT, "%.4f %s", cosines[i], texts.get(i)))
            .collect(Collectors.joining("\n"));
    assertTrue(low.isEmpty(), "below " + LEAST_COSINE + ":\n" + low);
  }

  /** Measured 0.971 and 0.978, with plain ONNX Runtime at every optimisation level as well. */
  @ParameterizedTest
  @ValueSource(strings = {"no", "???"})
  void a_single_word_or_mark_points_nearly_the_same_way(String word) {
    List<String> text = List.of(word);
    double cosine =
        Vectors.cosine(
            embed(RealModels.MINILM, text).get(0).vector(),
            embed(RealModels.MINILM_FP32, text).get(0).vector());
    assertTrue(cosine >= 0.96, () -> "cosine " + cosine);
  }

  private static List<Embedding> embed(String model, List<String> texts) {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    try (Encoders encoders = new Encoders(RealModels.settings())) {
      return encoders.textEmbedder(model).embed(texts, Role.PASSAGE, deadline);
    }
  }
}
