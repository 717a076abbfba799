// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RandomTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every model must hold to whose answers are sentences. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SentenceAnswersContractTest {
  private static final String TEXT =
      "The river. The bank of the river! A query, a passage? The end.";

  private Encoders encoders;
  private AnswerReader reader;
  private AskedQuestion question;

  /** Returns an owner of the model under test with at least two callers. */
  abstract Encoders newEncoders();

  abstract String model();

  @BeforeAll
  void open() {
    encoders = newEncoders();
    reader = encoders.answerReader(model());
    question = reader.ask("the bank of a river?", soon());
  }

  @AfterAll
  void close() {
    encoders.close();
  }

  final AnswerReader reader() {
    return reader;
  }

  @Test
  void the_space_is_one_of_sentences_and_no_space_of_vectors() {
    AnswerSpace space = reader.space(soon());
    assertEquals(model(), space.model());
    assertEquals(model(), reader.model());
    assertEquals(AnswerKind.SENTENCE, space.kind());
    assertEquals(0, space.leastScore());
    assertTrue(space.fingerprint().matches("[0-9a-f]{32}"), space.fingerprint());
    TokenSpace tokens = encoders.tokenEmbedder(model()).space(soon());
    assertNotEquals(tokens.fingerprint(), space.fingerprint());
  }

  @Test
  void a_question_has_the_vectors_of_its_tokens() {
    TokenVectors expected =
        encoders.tokenEmbedder(model()).embed(question.text(), Role.QUERY, soon());
    assertEquals(expected.values().length, question.rows().length);
    assertEquals("AskedQuestion of 20 chars", question.toString());
  }

  @Test
  void answers_are_sentences_with_the_score_of_the_part_the_best_first() {
    List<AnswerText> texts = texts(30);
    Answers answers = reader.read(question, texts, 1_000, soon());
    assertEquals(texts.size(), answers.read());
    assertEquals(expected(texts), answers.best());
    IntStream.range(1, answers.best().size())
        .forEach(
            i -> assertTrue(answers.best().get(i - 1).logit() >= answers.best().get(i).logit()));
  }

  // By the other way to the same scores.
  private List<Answer> expected(List<AnswerText> texts) {
    List<TextParts> parts =
        texts.stream()
            .map(text -> new TextParts(text, Sentences.of(text.text(), Locale.ROOT)))
            .toList();
    List<List<PartScore>> scores =
        encoders.partScorer(model()).score(question.rows(), parts, soon());
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      for (PartScore part : scores.get(i)) {
        if (!part.matches().isEmpty()) {
          answers.add(new Answer(i, part.part(), part.score(), Math.max(0, part.score())));
        }
      }
    }
    // Stable: what is equally good stays in the order of texts and of sentences.
    answers.sort((one, other) -> Float.compare(other.logit(), one.logit()));
    return answers;
  }

  @Test
  void no_sentence_lies_in_two_parts_or_in_none() {
    TextSpan heading = new TextSpan(0, 8);
    TextSpan body = new TextSpan(9, 30);
    AnswerText text =
        new AnswerText("The bank\nThe river. The query. The end.", null, List.of(heading, body));
    List<TextSpan> found =
        reader.read(question, List.of(text), 10, soon()).best().stream()
            .map(Answer::span)
            .sorted(Comparator.comparing(TextSpan::start))
            .toList();
    assertEquals(List.of(heading, new TextSpan(9, 19), new TextSpan(20, 30)), found);
    AnswerText beyond = new AnswerText("The river.", null, List.of(body));
    EncoderException refusal =
        assertThrows(
            EncoderException.class, () -> reader.read(question, List.of(beyond), 10, soon()));
    assertEquals(Kind.BAD_INPUT, refusal.kind());
  }

  @Test
  void of_each_text_the_best_are_given_and_of_equal_ones_the_first() {
    List<AnswerText> texts =
        List.of(AnswerText.of(TEXT), AnswerText.of(" "), AnswerText.of(TEXT + " " + TEXT));
    List<Answer> all = reader.read(question, texts, 1_000, soon()).best();
    for (int most = 1; most < 4; most++) {
      List<Answer> best = reader.read(question, texts, most, soon()).best();
      assertEquals(2 * most, best.size());
      for (int text : List.of(0, 2)) {
        assertEquals(of(all, text).subList(0, most), of(best, text));
      }
    }
    List<Answer> twice =
        reader.read(question, List.of(AnswerText.of(TEXT), AnswerText.of(TEXT)), 1, soon()).best();
    assertEquals(List.of(0, 1), twice.stream().map(Answer::text).toList());
    assertEquals(twice.get(0).logit(), twice.get(1).logit());
  }

  private static List<Answer> of(List<Answer> answers, int text) {
    return answers.stream().filter(answer -> answer.text() == text).toList();
  }

  @Test
  void the_order_of_the_texts_changes_no_answer() {
    List<AnswerText> texts = new ArrayList<>(texts(20));
    List<Answer> answers = reader.read(question, texts, 2, soon()).best();
    Collections.reverse(texts);
    List<Answer> reversed = reader.read(question, texts, 2, soon()).best();
    for (int i = 0; i < texts.size(); i++) {
      assertEquals(spans(answers, i), spans(reversed, texts.size() - 1 - i));
    }
  }

  private static List<String> spans(List<Answer> answers, int text) {
    return of(answers, text).stream().map(one -> one.span() + " " + one.logit()).toList();
  }

  @Test
  void after_the_deadline_no_text_is_read_and_no_question_taken() {
    Deadline passed = Deadline.in(Duration.ZERO);
    Answers none = reader.read(question, texts(3), 1, passed);
    assertEquals(new Answers(List.of(), 0), none);
    refused(Kind.TIMEOUT, () -> reader.ask("the bank", passed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\n", "\u0000\u0001", "\uDC00"})
  void a_question_without_a_token_is_bad_input(String blank) {
    refused(Kind.BAD_INPUT, () -> reader.ask(blank, soon()));
  }

  @Test
  void what_makes_no_sense_is_bad_input() {
    List<AnswerText> texts = List.of(AnswerText.of(TEXT));
    AskedQuestion bare = new AskedQuestion("the bank", new float[0]);
    refused(Kind.BAD_INPUT, () -> reader.ask(null, soon()));
    refused(Kind.BAD_INPUT, () -> reader.read(question, texts, 0, soon()));
    refused(Kind.BAD_INPUT, () -> reader.read(bare, texts, 1, soon()));
    refused(Kind.BAD_INPUT, () -> reader.read(question, List.of(AnswerText.of(null)), 1, soon()));
    List<AnswerText> none = Collections.singletonList(null);
    refused(Kind.BAD_INPUT, () -> reader.read(question, none, 1, soon()));
  }

  private static void refused(Kind kind, Runnable call) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(kind, e.kind(), e.getMessage());
  }

  private static List<AnswerText> texts(int count) {
    RandomTexts random = new RandomTexts(23);
    return Stream.concat(Stream.of(TEXT), Stream.generate(random::next))
        .limit(count)
        .map(AnswerText::of)
        .toList();
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
