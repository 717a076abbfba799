// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sememe.encoder.testing.RealModels;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's language changes no vector and no answer. */
class LocaleTest {
  private static final List<String> TEXTS =
      List.of(
          "TITLE INDIGO IRRIGATION",
          "I\u0307stanbul \u0130ZM\u0130R \u0131l\u0131k",
          "1,234.5",
          "[SEP] [sep]");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-u-nu-arab", "th-TH-u-nu-thai", "az"})
  void vectors_and_fingerprints_are_the_same_in_every_locale(String tag) {
    Result expected = embedIn(Locale.ROOT);
    Result actual = embedIn(Locale.forLanguageTag(tag));
    assertEquals(expected.space(), actual.space());
    for (int i = 0; i < TEXTS.size(); i++) {
      assertArrayEquals(expected.vector(i), actual.vector(i), TEXTS.get(i));
    }
  }

  private record Result(EmbeddingSpace space, List<Embedding> embeddings) {
    float[] vector(int i) {
      return embeddings.get(i).vector();
    }
  }

  // Opens the model anew: loading must not depend on the locale either.
  private static Result embedIn(Locale locale) {
    Locale.setDefault(locale);
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    try (Encoders encoders = new Encoders(RealModels.settings())) {
      TextEmbedder embedder = encoders.textEmbedder(RealModels.DEFAULT);
      return new Result(embedder.space(deadline), embedder.embed(TEXTS, Role.QUERY, deadline));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-u-nu-arab", "th-TH-u-nu-thai", "el-GR"})
  void answers_are_the_same_in_every_locale(String tag) {
    String text = "Is this \u0130zmir; It is. \u0E19\u0E35\u0E48\u0E04\u0E37\u0E2D. 1.234,5 I AM.";
    AskedAnswers expected = answerIn(Locale.ROOT, text);
    assertFalse(expected.answers().best().isEmpty());
    assertEquals(expected, answerIn(Locale.forLanguageTag(tag), text));
  }

  private record AskedAnswers(AnswerSpace space, Answers answers) {}

  private static AskedAnswers answerIn(Locale locale, String text) {
    Locale.setDefault(locale);
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    try (Encoders encoders = new Encoders(RealModels.settings())) {
      AnswerReader reader = encoders.answerReader(RealModels.DEFAULT);
      AskedQuestion question = reader.ask("WHERE IS THIS?", deadline);
      return new AskedAnswers(
          reader.space(deadline),
          reader.read(question, List.of(AnswerText.of(text)), 10, deadline));
    }
  }

  @Test
  void case_does_not_matter_to_an_uncased_model_in_turkish() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    try (Encoders encoders = new Encoders(RealModels.settings())) {
      TextEmbedder embedder = encoders.textEmbedder(RealModels.DEFAULT);
      assertArrayEquals(
          embedder.embed("title index", Role.PASSAGE, deadline).vector(),
          embedder.embed("TITLE INDEX", Role.PASSAGE, deadline).vector());
    }
  }
}
