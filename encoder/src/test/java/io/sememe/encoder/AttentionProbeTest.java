// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RealModels;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attention of trained models. */
class AttentionProbeTest {
  private static final String STREET = "The animal didn't cross the street because it was too ";
  private static final double ROUNDING = 1e-4;

  private static Encoders encoders;

  /**
   * A model and what it has.
   *
   * @param name the model's
   */
  record Probed(String name, int layers) {}

  @BeforeAll
  static void open() {
    encoders = new Encoders(RealModels.settings());
  }

  @AfterAll
  static void close() {
    encoders.close();
  }

  static Stream<Probed> models() {
    return Stream.of(
        new Probed(RealModels.DEFAULT, 12),
        new Probed(RealModels.MINILM, 6),
        new Probed(RealModels.MINILM_FP32, 6));
  }

  @ParameterizedTest
  @MethodSource("models")
  void every_token_spreads_one_over_all(Probed model) {
    for (String last : List.of("wide.", "tired.")) {
      Attention attention = probe(model.name(), STREET + last);
      assertEquals(model.layers(), attention.layers());
      assertEquals(12, attention.heads());
      int tokens = attention.tokens().count();
      for (int row = 0; row < attention.weights().length; row += tokens) {
        double sum = 0;
        for (int i = row; i < row + tokens; i++) {
          sum += attention.weights()[i];
          assertTrue(attention.weights()[i] >= 0);
        }
        assertEquals(1, sum, ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void tokens_stand_where_they_are_written(Probed model) {
    String text = STREET + "wide.";
    ProbedTokens tokens = probe(model.name(), text).tokens();
    assertEquals(
        "[CLS] the animal didn ' t cross the street because it was too wide . [SEP]",
        String.join(" ", tokens.pieces()));
    int last = tokens.count() - 1;
    for (int i = 1; i < last; i++) {
      assertEquals(0, tokens.sources()[i]);
      assertEquals(
          tokens.pieces().get(i),
          text.substring(tokens.starts()[i], tokens.ends()[i]).toLowerCase(java.util.Locale.ROOT));
    }
    for (int special : new int[] {0, last}) {
      assertEquals(ProbedTokens.NO_SOURCE, tokens.sources()[special]);
      assertEquals(0, tokens.starts()[special]);
      assertEquals(0, tokens.ends()[special]);
    }
  }

  private static Attention probe(String model, String text) {
    return encoders
        .attentionProbe(model)
        .ofText(text, Role.PASSAGE, AttentionProbe.MOST_TOKENS, soon());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
