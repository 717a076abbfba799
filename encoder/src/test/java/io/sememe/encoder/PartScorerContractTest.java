// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every model must hold to when it compares parts of texts with a question. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PartScorerContractTest {
  private static final String TEXT =
      "The river. The bank of the river! A query, a passage? The bank.";

  private Encoders encoders;
  private TokenEmbedder embedder;
  private PartScorer scorer;
  private float[] question;

  /** Returns an owner of the model under test with at least two callers. */
  abstract Encoders newEncoders();

  abstract String model();

  /** Returns whether vectors are kept of tokens that stand for no text. */
  abstract boolean keepsAround();

  @BeforeAll
  void open() {
    encoders = newEncoders();
    embedder = encoders.tokenEmbedder(model());
    scorer = encoders.partScorer(model());
    question = embedder.embed("the bank of a river?", Role.QUERY, soon()).values();
  }

  @AfterAll
  void close() {
    encoders.close();
  }

  @Test
  void stored_vectors_give_the_bit_same_scores_without_a_run() {
    List<String> texts = texts(40).stream().filter(text -> !truncated(text)).toList();
    List<List<PartScore>> anew = score(texts.stream().map(this::unknown).toList());
    List<TextParts> stored = texts.stream().map(text -> known(text, TokenPrecision.INT8)).toList();
    ModelUsage before = usage();
    assertEquals(anew, score(stored));
    assertEquals(before, usage());
  }

  @ParameterizedTest
  @EnumSource
  void a_part_is_compared_by_the_tokens_that_begin_in_it(TokenPrecision precision) {
    for (String text : texts(30)) {
      TextParts parts = known(text, precision);
      if (!truncated(text)) {
        TokenVectors tokens = embedder.embed(text, Role.PASSAGE, soon());
        float[] cosines = encoders.maxSim().cosines(question, dimension(), parts.text().tokens());
        for (PartScore score : score(List.of(parts)).get(0)) {
          requireBest(score, tokens, cosines);
        }
      }
    }
  }

  // Plainly: all tokens of the text for each token of the question.
  private void requireBest(PartScore score, TokenVectors tokens, float[] cosines) {
    int asked = question.length / dimension();
    double sum = 0;
    for (int i = 0; i < asked; i++) {
      int row = i * tokens.count();
      int best = -1;
      for (int token = 0; token < tokens.count(); token++) {
        boolean within =
            tokens.ends()[token] > tokens.starts()[token]
                && tokens.starts()[token] >= score.part().start()
                && tokens.starts()[token] < score.part().end();
        if (within && (best < 0 || cosines[row + token] > cosines[row + best])) {
          best = token;
        }
      }
      if (best < 0) {
        assertEquals(new PartScore(score.part(), MaxSim.NO_TOKENS, List.of()), score);
        return;
      }
      float cosine = Math.max(-1, Math.min(1, cosines[row + best]));
      TextSpan place = new TextSpan(tokens.starts()[best], tokens.ends()[best]);
      assertEquals(new TokenMatch(i, place, cosine), score.matches().get(i));
      sum += cosines[row + best];
    }
    assertEquals(Math.max(-1, Math.min(1, sum / asked)), score.score(), 1e-6);
    assertEquals(asked, score.matches().size());
  }

  @Test
  void a_whole_text_has_its_max_sim_but_for_the_tokens_that_stand_for_no_text() {
    TextParts parts = known(TEXT, TokenPrecision.INT8);
    float whole =
        encoders.maxSim().scores(question, dimension(), List.of(parts.text().tokens()))[0];
    TextSpan all = new TextSpan(0, TEXT.length());
    float score = score(List.of(new TextParts(parts.text(), List.of(all)))).get(0).get(0).score();
    assertTrue(score <= whole + 1e-6);
    assertEquals(whole, keepsAround() ? whole : score, 1e-6);
  }

  @Test
  void neither_the_order_nor_the_neighbours_nor_other_threads_change_a_score() {
    List<TextParts> texts = new ArrayList<>(texts(20).stream().map(this::unknown).toList());
    List<List<PartScore>> alone = texts.stream().map(text -> score(List.of(text)).get(0)).toList();
    Threads.all(4, () -> score(texts)).forEach(scores -> assertEquals(alone, scores));
    Collections.reverse(texts);
    List<List<PartScore>> reversed = new ArrayList<>(score(texts));
    Collections.reverse(reversed);
    assertEquals(alone, reversed);
  }

  @Test
  void vectors_of_another_space_or_of_another_text_are_passed_over() {
    TextParts text = unknown(TEXT);
    List<List<PartScore>> expected = score(List.of(text));
    TokenVectors vectors = embedder.embed(TEXT, Role.PASSAGE, soon());
    StoredTokens elsewhere =
        stored(vectors.values(), dimension(), "0".repeat(32), TokenPrecision.INT8);
    float[] fewer = embedder.embed("The river", Role.PASSAGE, soon()).values();
    StoredTokens ofFewer = stored(fewer, dimension(), fingerprint(), TokenPrecision.INT8);
    StoredTokens none = stored(new float[0], dimension(), fingerprint(), TokenPrecision.INT8);
    for (StoredTokens useless : List.of(elsewhere, ofFewer, none)) {
      ModelUsage before = usage();
      TextParts misled = new TextParts(new AnswerText(TEXT, useless), text.parts());
      assertEquals(expected, score(List.of(misled)));
      assertEquals(before.inferences() + 1, usage().inferences());
    }
  }

  @Test
  void what_lies_beyond_the_sight_of_the_model_is_compared_too_and_stored_vectors_save_a_run() {
    int limit = embedder.space(soon()).maxTokens();
    String many = numbered("The bank of the river ", ". ", limit / 2) + "A query!";
    String one = numbered("the bank of the river ", " ", limit / 2);
    for (String text : List.of(many, one, TEXT + " " + one + ". " + many)) {
      long first = usage().inferences();
      List<PartScore> anew = score(List.of(sentences(AnswerText.of(text)))).get(0);
      long second = usage().inferences();
      anew.forEach(part -> assertEquals(question.length / dimension(), part.matches().size()));
      TextParts known = sentences(known(text, TokenPrecision.INT8).text());
      long third = usage().inferences();
      assertEquals(anew, score(List.of(known)).get(0));
      assertEquals(second - first - 1, usage().inferences() - third);
    }
  }

  // No two pieces of such a text are equal: those would be run once.
  private static String numbered(String text, String end, int count) {
    return IntStream.range(0, count).mapToObj(i -> text + i + end).collect(Collectors.joining());
  }

  @Test
  void parts_without_a_token_and_texts_without_a_part_need_no_run() {
    List<String> empty = List.of("", " \t\r\n", "\u0000\u0001", "\uDC00");
    List<TextParts> texts = new ArrayList<>();
    empty.forEach(
        text ->
            texts.add(
                new TextParts(
                    AnswerText.of(text),
                    List.of(new TextSpan(0, text.length()), new TextSpan(0, 0)))));
    texts.add(new TextParts(AnswerText.of(TEXT), List.of()));
    ModelUsage before = usage();
    List<List<PartScore>> scores = score(texts);
    assertEquals(before, usage());
    assertEquals(texts.size(), scores.size());
    scores.stream()
        .flatMap(List::stream)
        .forEach(part -> assertEquals(MaxSim.NO_TOKENS, part.score()));
    assertEquals(List.of(), scores.get(empty.size()));
  }

  @Test
  void after_the_deadline_all_texts_are_missing() {
    assertEquals(
        List.of(), scorer.score(question, List.of(unknown(TEXT)), Deadline.in(Duration.ZERO)));
    assertEquals(
        List.of(),
        scorer.score(
            question, List.of(known(TEXT, TokenPrecision.INT8)), Deadline.in(Duration.ZERO)));
  }

  @Test
  void what_makes_no_sense_is_bad_input() {
    List<TextParts> texts = List.of(unknown(TEXT));
    refused(new float[0], texts);
    refused(new float[dimension() + 1], texts);
    refused(new float[dimension()], texts);
    float[] notOfLength1 = new float[dimension()];
    Arrays.fill(notOfLength1, 1);
    refused(notOfLength1, texts);
    notOfLength1[0] = Float.NaN;
    refused(notOfLength1, texts);
    refused(question, List.of(new TextParts(AnswerText.of(null), List.of())));
    TextSpan beyond = new TextSpan(0, TEXT.length() + 1);
    refused(question, List.of(new TextParts(AnswerText.of(TEXT), List.of(beyond))));
  }

  private void refused(float[] rows, List<TextParts> texts) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> scorer.score(rows, texts, soon()));
    assertEquals(Kind.BAD_INPUT, e.kind(), e.getMessage());
  }

  @Test
  void the_space_is_that_of_the_token_vectors() {
    assertEquals(embedder.space(soon()), scorer.space(soon()));
    assertEquals(model(), scorer.model());
  }

  private List<List<PartScore>> score(List<TextParts> texts) {
    List<List<PartScore>> scores = scorer.score(question, texts, soon());
    assertEquals(texts.size(), scores.size());
    return scores;
  }

  private boolean truncated(String text) {
    return embedder.embed(text, Role.PASSAGE, soon()).truncatedTokens() > 0;
  }

  private static TextParts sentences(AnswerText text) {
    return new TextParts(text, Sentences.of(text.text(), Locale.ROOT));
  }

  // Its sentences, and some parts that overlap them.
  private TextParts unknown(String text) {
    List<TextSpan> parts = new ArrayList<>(Sentences.of(text, Locale.ROOT));
    Random random = new Random(text.length());
    for (int i = 0; i < Math.min(5, text.length()); i++) {
      parts.add(new TextSpan(random.nextInt(text.length()), text.length()));
    }
    return new TextParts(AnswerText.of(text), parts);
  }

  private TextParts known(String text, TokenPrecision precision) {
    float[] rows = embedder.embed(text, Role.PASSAGE, soon()).values();
    StoredTokens tokens = stored(rows, dimension(), fingerprint(), precision);
    return new TextParts(new AnswerText(text, tokens), unknown(text).parts());
  }

  private static StoredTokens stored(
      float[] rows, int dimension, String fingerprint, TokenPrecision precision) {
    byte[] bytes = StoredTokens.write(rows, dimension, fingerprint, precision);
    return StoredTokens.read(bytes, 0, bytes.length);
  }

  private int dimension() {
    return embedder.space(soon()).dimension();
  }

  private String fingerprint() {
    return embedder.space(soon()).fingerprint();
  }

  private ModelUsage usage() {
    return encoders.usage().get(model());
  }

  private static List<String> texts(int count) {
    RandomTexts random = new RandomTexts(17);
    List<String> texts = new ArrayList<>(Stream.generate(random::next).limit(count - 1).toList());
    texts.add(TEXT);
    return texts;
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
