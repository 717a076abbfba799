// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.SquadCollection.Paragraph;
import io.sememe.integration.measure.texts.SquadCollection.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccuracyTest {

  private static final Paragraph ANY = new Paragraph("0", "", "Wings stall. Pilots push. Done.");
  private static final Place FIRST = new Place(0, 12);
  private static final Place SECOND = new Place(13, 25);

  private final Accuracy accuracy = new Accuracy();

  @Test
  void the_first_annotator_is_the_strict_one() {
    accuracy.add(question(0, 13), Optional.of(FIRST));
    accuracy.add(question(13, 0), Optional.of(FIRST));
    accuracy.add(question(13, 19), Optional.of(SECOND));
    accuracy.add(question(26), Optional.of(SECOND));
    assertEquals(2 / 4.0, accuracy.strict());
    assertEquals(3 / 4.0, accuracy.lenient());
  }

  @Test
  void a_question_that_is_not_answered_counts() {
    accuracy.add(question(0), Optional.of(FIRST));
    accuracy.add(question(0), Optional.empty());
    assertEquals(0.5, accuracy.strict());
    assertEquals(0.5, accuracy.lenient());
  }

  @Test
  void an_answer_begins_in_the_sentence_that_has_its_first_char() {
    accuracy.add(question(0), Optional.of(FIRST));
    accuracy.add(question(11), Optional.of(FIRST));
    accuracy.add(question(12), Optional.of(FIRST));
    accuracy.add(question(12), Optional.of(SECOND));
    assertEquals(2 / 4.0, accuracy.strict());
  }

  @Test
  void both_figures_have_a_key() {
    accuracy.add(question(13, 0), Optional.of(FIRST));
    Figures figures = new Figures("answers.");
    accuracy.addTo(figures, "accuracy");
    assertEquals(
        "{answers.accuracy=0.0000, answers.accuracy_any=1.0000}", figures.toMap().toString());
  }

  private static Question question(Integer... starts) {
    return new Question("?", ANY, List.of(starts));
  }
}
