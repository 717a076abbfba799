// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RealModels;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The attention of trained models. */
class AttentionProbeTest {
  private static final String STREET = "The animal didn't cross the street because it was too ";
  private static final double ROUNDING = 1e-4;

  private static Encoders encoders;

  @BeforeAll
  static void open() {
    encoders = new Encoders(RealModels.settings());
  }

  @AfterAll
  static void close() {
    encoders.close();
  }

  static Stream<String> models() {
    return Stream.of(RealModels.DEFAULT, RealModels.MINILM, RealModels.MINILM_FP32);
  }

  @ParameterizedTest
  @CsvSource({
    RealModels.DEFAULT + ", 12",
    RealModels.MINILM + ", 6",
    RealModels.MINILM_FP32 + ", 6"
  })
  void every_token_spreads_one_over_all(String model, int layers) {
    for (String last : List.of("wide.", "tired.")) {
      Attention attention = probe(model, STREET + last);
      assertEquals(layers, attention.layers());
      assertEquals(12, attention.heads());
      assertEquals(0, attention.truncatedTokens());
      requireRows(attention.weights(), attention.tokens().count());
      requireRows(attention.mean(), attention.tokens().count());
      requireRows(attention.rollout(), attention.tokens().count());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void tokens_stand_where_they_are_written(String model) {
    String text = STREET + "wide.";
    ProbedTokens tokens = probe(model, text).tokens();
    assertEquals(
        "[CLS] the animal didn ' t cross the street because it was too wide . [SEP]",
        String.join(" ", tokens.pieces()));
    int last = tokens.count() - 1;
    for (int i = 1; i < last; i++) {
      assertEquals(0, tokens.sources()[i]);
      assertEquals(
          tokens.pieces().get(i),
          text.substring(tokens.starts()[i], tokens.ends()[i]).toLowerCase(Locale.ROOT));
    }
    requireOfNone(tokens, 0);
    requireOfNone(tokens, last);
  }

  // There a token is what it is in any text: "it" weighs two other words by themselves alone.
  @ParameterizedTest
  @MethodSource("models")
  void the_first_layer_does_not_know_how_the_sentence_goes_on_and_later_ones_do(String model) {
    Attention wide = probe(model, STREET + "wide.");
    Attention tired = probe(model, STREET + "tired.");
    double rounding = model.equals(RealModels.MINILM_FP32) ? 1e-4 : 0.1;
    for (int head = 0; head < 12; head++) {
      double first = streetOverAnimal(wide, 0, head) - streetOverAnimal(tired, 0, head);
      assertEquals(0, first, rounding);
    }
    for (int layer = 2; layer < wide.layers(); layer++) {
      double most = 0;
      for (int head = 0; head < 12; head++) {
        double change = streetOverAnimal(wide, layer, head) - streetOverAnimal(tired, layer, head);
        most = Math.max(most, Math.abs(change));
      }
      assertTrue(most > 0.1, "layer " + layer + " changes by " + most);
    }
  }

  // Of 72 heads about one would be right every time by chance. It holds the order of layers and
  // heads, and who looks at whom: head 3 of the fifth layer of MiniLM in floats, and no other.
  @ParameterizedTest
  @CsvSource({
    STREET + "wide.," + STREET + "tired.,street,animal,it",
    "The trophy doesn't fit into the suitcase because it is too small.,"
        + "The trophy doesn't fit into the suitcase because it is too large.,suitcase,trophy,it",
    "The ball crashed through the table because it was made of paper.,"
        + "The ball crashed through the table because it was made of steel.,table,ball,it",
    "The council refused the women a permit because they advocated violence.,"
        + "The council refused the women a permit because they feared violence.,women,council,they",
    "I poured water from the bottle into the cup until it was full.,"
        + "I poured water from the bottle into the cup until it was empty.,cup,bottle,it",
    "The fish ate the worm because it was tasty.,"
        + "The fish ate the worm because it was hungry.,worm,fish,it"
  })
  void one_head_looks_at_what_a_pronoun_stands_for(
      String sentence, String other, String meant, String notMeant, String pronoun) {
    Attention attention = probe(RealModels.MINILM_FP32, sentence);
    Attention opposite = probe(RealModels.MINILM_FP32, other);
    assertTrue(
        logRatio(attention, 4, 3, pronoun, meant, notMeant)
            > logRatio(opposite, 4, 3, pronoun, meant, notMeant) + 0.04);
  }

  @Test
  void the_prefix_of_a_role_is_seen_and_is_from_no_text() {
    Attention attention =
        encoders.attentionProbe(RealModels.DEFAULT).ofText("wings", Role.QUERY, 64, soon());
    ProbedTokens tokens = attention.tokens();
    assertEquals(
        "[CLS] represent this sentence for searching relevant passages : wings [SEP]",
        String.join(" ", tokens.pieces()));
    for (int i = 0; i < tokens.count(); i++) {
      if (i == tokens.count() - 2) {
        assertEquals(0, tokens.sources()[i]);
        assertEquals(0, tokens.starts()[i]);
        assertEquals(5, tokens.ends()[i]);
      } else {
        requireOfNone(tokens, i);
      }
    }
  }

  @Test
  void texts_in_any_script_keep_their_offsets() {
    String text = "a\ud83d\ude00b \u6c34\u706b \ud83d alo\u0301e [SEP] \u0000z";
    ProbedTokens tokens = probe(RealModels.DEFAULT, text).tokens();
    assertEquals(1, tokens.pieces().stream().filter("[SEP]"::equals).count());
    assertEquals("\u6c34", at(text, tokens, "\u6c34"));
    assertEquals("z", at(text, tokens, "z"));
    assertEquals("SEP", at(text, tokens, "sep"));
  }

  @Test
  void a_long_text_is_cut_and_says_so() {
    AttentionProbe probe = encoders.attentionProbe(RealModels.MINILM);
    String text = "bank ".repeat(1_000);
    Attention most = probe.ofText(text, Role.PASSAGE, AttentionProbe.MOST_TOKENS, soon());
    assertEquals(256, most.tokens().count());
    assertEquals(1_000 - 254, most.truncatedTokens());
    Attention few = probe.ofText(text, Role.PASSAGE, 3, soon());
    assertEquals(List.of("[CLS]", "bank", "[SEP]"), few.tokens().pieces());
    assertEquals(999, few.truncatedTokens());
  }

  @Test
  void a_text_of_nothing_has_its_special_tokens() {
    for (String text : List.of("", "  \n")) {
      Attention attention = probe(RealModels.DEFAULT, text);
      assertEquals(List.of("[CLS]", "[SEP]"), attention.tokens().pieces());
      requireRows(attention.weights(), 2);
    }
  }

  @Test
  void bounds_out_of_range_are_refused_with_the_range() {
    refused(0, Role.PASSAGE, "attention is shown for 1 to 256 tokens, not for 0");
    refused(257, Role.PASSAGE, "attention is shown for 1 to 256 tokens, not for 257");
    refused(
        2,
        Role.PASSAGE,
        "model 'bge-small-en-v1.5': 2 tokens leave too few for text: special tokens and prefix"
            + " take 2; ask for at least 3");
    refused(
        10,
        Role.QUERY,
        "model 'bge-small-en-v1.5': 10 tokens leave too few for text: special tokens and prefix"
            + " take 10; ask for at least 11");
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void null_and_time_that_has_passed_are_refused() {
    AttentionProbe probe = encoders.attentionProbe(RealModels.DEFAULT);
    probe.ofText("warm", Role.PASSAGE, 16, soon());
    Deadline past = Deadline.in(Duration.ZERO);
    assertEquals(Kind.BAD_INPUT, kind(() -> probe.ofText(null, Role.PASSAGE, 16, soon())));
    assertEquals(Kind.BAD_INPUT, kind(() -> probe.ofPair(null, "b", 16, soon())));
    assertEquals(Kind.BAD_INPUT, kind(() -> probe.ofPair("a", null, 16, soon())));
    assertEquals(Kind.TIMEOUT, kind(() -> probe.ofText("a", Role.PASSAGE, 16, past)));
    assertEquals(Kind.TIMEOUT, kind(() -> probe.ofPair("a", "b", 16, past)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void vectors_are_the_same_before_and_after(String model) {
    TextEmbedder embedder = encoders.textEmbedder(model);
    float[] before = embedder.embed(List.of(STREET), Role.PASSAGE, soon()).get(0).vector();
    probe(model, STREET);
    float[] after = embedder.embed(List.of(STREET), Role.PASSAGE, soon()).get(0).vector();
    assertArrayEquals(before, after);
    assertFalse(encoders.attentionProbe(model).model().isEmpty());
  }

  private static void refused(int maxTokens, Role role, String message) {
    AttentionProbe probe = encoders.attentionProbe(RealModels.DEFAULT);
    EncoderException e =
        assertThrows(EncoderException.class, () -> probe.ofText("wings", role, maxTokens, soon()));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertEquals(message, e.getMessage());
  }

  private static Kind kind(Runnable call) {
    return assertThrows(EncoderException.class, call::run).kind();
  }

  private static double streetOverAnimal(Attention attention, int layer, int head) {
    return logRatio(attention, layer, head, "it", "street", "animal");
  }

  private static double logRatio(
      Attention attention, int layer, int head, String from, String one, String other) {
    List<String> pieces = attention.tokens().pieces();
    int row = pieces.lastIndexOf(from) * pieces.size();
    float[] weights = attention.head(layer, head);
    return Math.log(weights[row + pieces.indexOf(one)])
        - Math.log(weights[row + pieces.indexOf(other)]);
  }

  private static void requireRows(float[] weights, int tokens) {
    for (int row = 0; row < weights.length; row += tokens) {
      double sum = 0;
      for (int i = row; i < row + tokens; i++) {
        sum += weights[i];
        assertTrue(weights[i] >= 0);
      }
      assertEquals(1, sum, ROUNDING);
    }
  }

  private static String at(String text, ProbedTokens tokens, String piece) {
    int place = tokens.pieces().indexOf(piece);
    assertTrue(place >= 0, () -> piece + " is not in " + tokens.pieces());
    return text.substring(tokens.starts()[place], tokens.ends()[place]);
  }

  private static void requireOfNone(ProbedTokens tokens, int place) {
    assertEquals(ProbedTokens.NO_SOURCE, tokens.sources()[place]);
    assertEquals(0, tokens.starts()[place]);
    assertEquals(0, tokens.ends()[place]);
  }

  private static Attention probe(String model, String text) {
    return encoders.attentionProbe(model).ofText(text, Role.PASSAGE, 64, soon());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
