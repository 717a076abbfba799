// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinySpans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinySentenceAnswersTest extends SentenceAnswersContractTest {
  @TempDir static Path folder;

  @Override
  Encoders newEncoders() {
    new TinyModels(folder).write(model()).model(model(), TinyModels.encoder().mixed().toBytes());
    return new Encoders(new EncoderSettings(folder, 3, EncoderLimits.DEFAULT_MAX_CHARACTERS));
  }

  @Override
  String model() {
    return "tiny";
  }

  @Test
  void a_megabyte_is_read_to_its_end() {
    String text = "The passage is here. ".repeat(50_000) + "The bank of a river?";
    AskedQuestion question = reader().ask("the bank of a river?", soon());
    Answers answers = reader().read(question, List.of(AnswerText.of(text)), 1, soon());
    assertEquals("The bank of a river?", answers.best().get(0).span().of(text));
  }

  @Test
  void a_deadline_within_a_text_leaves_it_and_those_after_it_out() {
    AnswerText brief = AnswerText.of("The bank.");
    AnswerText endless = AnswerText.of("The passage is here. ".repeat(200_000));
    AskedQuestion question = reader().ask("the bank", soon());
    Deadline near = Deadline.in(Duration.ofMillis(300));
    Answers answers = reader().read(question, List.of(brief, endless, brief), 1, near);
    assertTrue(answers.read() <= 1, "read " + answers.read());
    assertEquals(answers.read(), answers.best().size());
  }

  @Test
  void a_model_that_finds_spans_answers_with_them_instead() {
    new TinyModels(folder).writeSpans("spans", TinySpans.seeded(TinyModels.MAX_TOKENS, 3));
    List<AnswerText> texts = List.of(AnswerText.of("The bank of the river is near."));
    try (OpenSpans plain = new OpenSpans(folder, "spans");
        Encoders encoders = new Encoders(new EncoderSettings(folder, 2, 1_000))) {
      AnswerReader spans = encoders.answerReader("spans");
      AskedQuestion question = spans.ask("the bank?", soon());
      assertEquals(AnswerKind.SPAN, spans.space(soon()).kind());
      assertEquals(
          plain.reader().read(question, texts, 3, soon()), spans.read(question, texts, 3, soon()));
      Deadline passed = Deadline.in(Duration.ZERO);
      EncoderException late =
          assertThrows(EncoderException.class, () -> spans.ask("the bank?", passed));
      assertEquals(Kind.TIMEOUT, late.kind());
    }
  }

  @Test
  void a_model_of_another_task_is_refused_with_the_tasks_that_would_do() {
    new TinyModels(folder).writePairs("pairs", TinyModels.scorer(1)).writeSparse("terms");
    try (Encoders encoders =
        new Encoders(new EncoderSettings(folder, 2, EncoderLimits.DEFAULT_MAX_CHARACTERS))) {
      for (String model : List.of("pairs", "terms")) {
        EncoderException e =
            assertThrows(EncoderException.class, () -> encoders.answerReader(model).space(soon()));
        assertEquals(Kind.BAD_INPUT, e.kind());
        assertTrue(e.getMessage().contains("question-answering"), e.getMessage());
        assertTrue(e.getMessage().contains("text-embedding"), e.getMessage());
      }
    }
  }
}
