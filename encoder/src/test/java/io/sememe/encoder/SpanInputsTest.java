// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinySpans;
import io.sememe.encoder.testing.TinyTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions and texts that are long, hostile, late or none. */
class SpanInputsTest {
  private static final String QUESTION = "who?";

  /** Half of what special tokens leave. */
  private static final int QUESTION_TOKENS = (TinyModels.MAX_TOKENS - 3) / 2;

  @TempDir Path folder;

  private TinyModels models;
  private OpenSpans spans;

  @BeforeEach
  void open() {
    models = new TinyModels(folder).writeSpans("m", TinySpans.seeded(TinyModels.MAX_TOKENS, 5));
    spans = new OpenSpans(folder, "m");
  }

  @AfterEach
  void close() {
    spans.close();
  }

  @Test
  void a_question_beyond_its_share_is_cut_to_it() {
    String text = "the bank ".repeat(90);
    Answers cut = spans.read("river ".repeat(600), 3, text);
    assertEquals(spans.read("river ".repeat(QUESTION_TOKENS), 3, text), cut);
    assertNotEquals(spans.read("river ".repeat(QUESTION_TOKENS - 1), 3, text), cut);
  }

  @Test
  void a_question_that_asks_nothing_is_bad_input() {
    SpanReader reader = spans.reader();
    for (String nothing : Arrays.asList(null, "", " \t\n", "\u0000", "\u200B")) {
      refused(Kind.BAD_INPUT, () -> reader.ask(nothing));
    }
    AskedQuestion blank = new AskedQuestion(" ", new float[0]);
    refused(Kind.BAD_INPUT, () -> reader.read(blank, List.of(), 1, soon()));
  }

  @Test
  void a_question_is_its_text_and_no_vectors() {
    AskedQuestion asked = spans.reader().ask(QUESTION);
    assertEquals(QUESTION, asked.text());
    assertEquals(0, asked.rows().length);
  }

  @Test
  void a_blank_text_is_read_and_has_no_answer() {
    Answers answers = spans.read(QUESTION, 2, "", " \n\t ", "\u0000", "the bank");
    assertEquals(4, answers.read());
    assertEquals(2, answers.best().size());
    assertTrue(answers.best().stream().allMatch(answer -> answer.text() == 3));
  }

  @Test
  void no_texts_have_no_answers() {
    assertEquals(new Answers(List.of(), 0), spans.read(QUESTION, 2));
  }

  @Test
  void a_text_that_the_tokenizer_refuses_is_read_and_has_no_answer() {
    models.tokenizer("m", TinyTokenizer.create().withoutUnknown());
    // The second text is refused where its second piece begins.
    String late = "a ".repeat(60) + "\u4E2D";
    try (OpenSpans strict = new OpenSpans(folder, "m", 100)) {
      Answers answers = strict.read(QUESTION, 1, "\u4E2D", late, "bank");
      assertEquals(3, answers.read());
      assertEquals(List.of(2), answers.best().stream().map(Answer::text).toList());
      refused(Kind.BAD_INPUT, () -> strict.reader().ask("\u4E2D"));
    }
  }

  @Test
  void special_tokens_that_are_written_are_words() {
    for (String written : List.of("[SEP]", "[CLS]", "[MASK]", "[SEP][SEP]")) {
      String spaced = written.replaceAll("(?=[\\[\\]])|(?<=[\\[\\]])", " ").strip();
      String text = "the " + written + " bank";
      Answers expected = spans.read("who " + spaced, 1, "the " + spaced + " bank");
      Answers actual = spans.read("who " + written, 1, text);
      assertEquals(expected.best().get(0).logit(), actual.best().get(0).logit(), written);
      assertTrue(actual.best().get(0).span().end() <= text.length());
    }
  }

  @Test
  void an_answer_at_the_end_of_a_million_chars_is_found() {
    models.writeSpans(
        "m", TinySpans.zero(TinyModels.MAX_TOKENS).word("river", 9, 9).word("[CLS]", 1, 1));
    try (OpenSpans knowing = new OpenSpans(folder, "m", 10_000)) {
      String text = "bank ".repeat(200_000) + "river";
      Answer best = knowing.read(QUESTION, 1, text).best().get(0);
      assertEquals(new TextSpan(1_000_000, 1_000_005), best.span());
      assertEquals(16, best.logit());
    }
  }

  @Test
  void after_the_deadline_nothing_is_read() {
    Deadline passed = Deadline.in(Duration.ofSeconds(-1));
    AskedQuestion asked = spans.reader().ask(QUESTION);
    List<AnswerText> texts = List.of(AnswerText.of("a"));
    assertEquals(new Answers(List.of(), 0), spans.reader().read(asked, texts, 1, passed));
  }

  @Test
  void a_deadline_that_passes_midway_leaves_the_texts_that_were_read_whole() {
    int count = 1_000;
    String text = "the river bank, ".repeat(2_000);
    AskedQuestion asked = spans.reader().ask(QUESTION);
    List<AnswerText> texts = Collections.nCopies(count, AnswerText.of(text));
    List<Answer> whole = spans.read(QUESTION, 2, text).best();
    Deadline deadline = Deadline.in(Duration.ofMillis(300));
    Answers answers = spans.reader().read(asked, texts, 2, deadline);
    assertTrue(answers.read() < count, "all texts were read in time");
    assertEquals(2 * answers.read(), answers.best().size());
    for (Answer answer : answers.best()) {
      assertTrue(answer.text() < answers.read());
      assertTrue(whole.stream().anyMatch(same -> same.span().equals(answer.span())));
      assertTrue(whole.stream().anyMatch(same -> same.logit() == answer.logit()));
    }
  }

  @Test
  void a_logit_that_is_no_number_is_told() {
    for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      models.writeSpans("m", TinySpans.zero(TinyModels.MAX_TOKENS).word("river", 0, broken));
      try (OpenSpans strange = new OpenSpans(folder, "m")) {
        assertEquals(1, strange.read(QUESTION, 1, "the bank").best().size());
        EncoderException e =
            refused(Kind.INTERNAL, () -> strange.read(QUESTION, 1, "the river bank"));
        assertTrue(e.getMessage().contains("not finite"), e.getMessage());
      }
    }
  }

  @Test
  void a_model_that_was_unloaded_says_so() {
    spans.model().close();
    refused(Kind.UNLOADED, () -> spans.read(QUESTION, 1, "a"));
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  private static EncoderException refused(Kind kind, Runnable call) {
    EncoderException e = assertThrows(EncoderException.class, call::run);
    assertEquals(kind, e.kind(), e.getMessage());
    return e;
  }
}
