// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinySpans;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of a model that knows which words they start and end with. */
class SpanReaderTest {
  private static final String QUESTION = "who?";

  @TempDir Path folder;

  @Test
  void the_words_from_the_best_start_to_the_best_end_are_the_answer() {
    try (OpenSpans spans = open(knowing())) {
      String text = "a b  the river bank, c";
      Answers answers = spans.read(QUESTION, 1, text);
      assertEquals(1, answers.read());
      assertEquals(List.of(new Answer(0, new TextSpan(5, 19), 20, score(20))), answers.best());
    }
  }

  @Test
  void an_answer_is_found_wherever_it_lies_and_once() {
    int words = 150;
    try (OpenSpans spans = open(knowing())) {
      for (int place = 0; place <= words; place++) {
        String text = "a ".repeat(place) + "the river bank" + " a".repeat(words - place);
        List<Answer> answers = spans.read(QUESTION, 3, text).best();
        assertEquals("the river bank", answers.get(0).span().of(text), "at word " + place);
        assertEquals(20, answers.get(0).logit());
        assertEquals(3, answers.size());
        assertEquals(0, answers.get(1).logit(), "no second one ends or starts in it");
      }
    }
  }

  @Test
  void what_speaks_for_no_answer_is_the_least_that_a_window_says() {
    TinySpans model = knowing().meaning("river", 4);
    try (OpenSpans spans = open(model)) {
      // All logits of a window with a river are 4 higher: those of the answer, and of none.
      assertEquals(20, logit(spans, "the river bank"));
      assertEquals(28, logit(spans, "the river bank" + " a".repeat(150)));
      assertEquals(20, logit(spans, "the bank" + " a".repeat(150) + " river"));
    }
  }

  @Test
  void where_more_speaks_for_no_answer_the_score_is_below_the_least() {
    TinySpans model = TinySpans.zero(TinyModels.MAX_TOKENS).word("[CLS]", 1, 1);
    try (OpenSpans spans = open(model)) {
      Answer best = spans.read(QUESTION, 1, "the river bank").best().get(0);
      assertEquals(-2, best.logit());
      assertEquals(score(-2), best.score());
      assertTrue(best.score() < spans.reader().space().leastScore());
      assertEquals(score(0), spans.reader().space().leastScore());
    }
  }

  @Test
  void the_threshold_is_what_an_answer_must_be_better_by() {
    ObjectNode json = TinyModels.spanDescriptor();
    json.putObject("answers").put("threshold", 2.5);
    new TinyModels(folder).writeSpans("m", knowing()).descriptor("m", json);
    try (OpenSpans spans = new OpenSpans(folder, "m")) {
      assertEquals(17.5f, logit(spans, "the river bank"));
    }
  }

  @Test
  void texts_are_ranked_by_logit_and_equal_ones_are_in_order() {
    TinySpans model = knowing().word("river", 30, 0);
    try (OpenSpans spans = open(model)) {
      Answers answers = spans.read(QUESTION, 1, "the bank", "a", "river bank", "the bank");
      assertEquals(4, answers.read());
      assertEquals(List.of(2, 0, 3, 1), answers.best().stream().map(Answer::text).toList());
      assertEquals(List.of(40f, 20f, 20f, 0f), answers.best().stream().map(Answer::logit).toList());
    }
  }

  @Test
  void the_question_is_no_part_of_an_answer() {
    try (OpenSpans spans = open(knowing())) {
      Answer best = spans.read("the river bank", 1, "a b").best().get(0);
      assertEquals(new TextSpan(0, 1), best.span());
      assertEquals(0, best.logit());
    }
  }

  @Test
  void an_answer_keeps_the_accent_of_its_last_letter() {
    // The tokenizer strips it.
    String text = "a the banke\u0301\u0323 b";
    TinySpans model = knowing().word("##e", 0, 12);
    try (OpenSpans spans = open(model)) {
      Answer best = spans.read(QUESTION, 1, text).best().get(0);
      assertEquals("the banke\u0301\u0323", best.span().of(text));
    }
  }

  @Test
  void a_text_in_pieces_has_the_answers_of_the_whole_text() {
    TinySpans model = TinySpans.seeded(TinyModels.MAX_TOKENS, 3);
    String text = "the river, a bank. query 12 ".repeat(60);
    try (OpenSpans whole = open(model);
        OpenSpans pieces = new OpenSpans(folder, "m", 50)) {
      assertEquals(whole.read(QUESTION, 5, text), pieces.read(QUESTION, 5, text));
      assertEquals(5, whole.read(QUESTION, 5, text).best().size());
    }
  }

  @Test
  void texts_that_share_a_run_have_the_answers_of_each_alone() {
    TinySpans model = TinySpans.seeded(TinyModels.MAX_TOKENS, 4);
    String[] texts = {"the bank", "a river", "query 1", "the river bank ".repeat(40)};
    try (OpenSpans alone = open(model)) {
      Answers expected = alone.read(QUESTION, 2, texts);
      new TinyModels(folder).descriptor("m", TinyModels.spanDescriptor().put("joinTexts", true));
      try (OpenSpans joined = new OpenSpans(folder, "m")) {
        assertEquals(expected, joined.read(QUESTION, 2, texts));
      }
    }
  }

  private OpenSpans open(TinySpans model) {
    new TinyModels(folder).writeSpans("m", model);
    return new OpenSpans(folder, "m");
  }

  private static float logit(OpenSpans spans, String text) {
    return spans.read(QUESTION, 1, text).best().get(0).logit();
  }

  private static TinySpans knowing() {
    return TinySpans.zero(TinyModels.MAX_TOKENS).word("the", 10, 0).word("bank", 0, 10);
  }

  private static float score(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }
}
