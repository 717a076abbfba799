// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RealModels;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultModelSentenceAnswersTest extends SentenceAnswersContractTest {
  @Override
  Encoders newEncoders() {
    return new Encoders(RealModels.settings());
  }

  @Override
  String model() {
    return RealModels.DEFAULT;
  }

  @Test
  void the_sentence_that_answers_is_found_though_it_shares_few_words_with_the_question() {
    String wings =
        "Birds have wings, and so have planes. Lift is lost when the angle of attack grows too"
            + " large and the flow separates. Metal is light enough.";
    String rivers = "The bank of the river is steep. The water is cold.";
    AskedQuestion question = reader().ask("Why do wings stall?", soon());
    Answers answers =
        reader().read(question, List.of(AnswerText.of(rivers), AnswerText.of(wings)), 3, soon());
    Answer best = answers.best().get(0);
    assertEquals(1, best.text());
    assertTrue(best.span().of(wings).startsWith("Lift is lost"), best.span().of(wings));
  }
}
