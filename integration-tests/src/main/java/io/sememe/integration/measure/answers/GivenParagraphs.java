// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.SquadCollection.Paragraph;
import io.sememe.integration.measure.texts.SquadCollection.Question;
import io.sememe.integration.node.SolrHttp;
import java.util.List;

/**
 * Questions about the paragraph that they were made for: which sentence of it answers, and which
 * one is highlighted.
 */
final class GivenParagraphs {

  /** How many questions are asked with and without stored vectors. */
  private static final int COMPARED = 100;

  /** More than most paragraphs have sentences: all of them are compared. */
  private static final int MOST = 20;

  private final SolrHttp http;
  private final AskedCore core;
  private final Offsets offsets;

  GivenParagraphs(SolrHttp http, List<Paragraph> paragraphs, Offsets offsets) {
    this.http = http;
    this.core = AskedCore.ofParagraphs(http, paragraphs);
    this.offsets = offsets;
  }

  void measure(List<Question> questions, Figures figures) {
    Accuracy answered = new Accuracy();
    Accuracy highlighted = new Accuracy();
    Highlighter highlighter = new Highlighter(http, core.name());
    for (Question question : questions) {
      List<GivenAnswer> best = offsets.check(core.ask(question.text(), question.paragraph(), 1));
      answered.add(question, best.stream().map(GivenAnswer::place).findFirst());
      highlighted.add(question, highlighter.best(question.text(), question.paragraph()));
    }
    figures.add("questions", questions.size());
    answered.addTo(figures, "sentence_accuracy");
    highlighted.addTo(figures, "highlight_accuracy");
  }

  /** Whether it matters that the vectors of a paragraph's tokens were stored: it must not. */
  void compare(List<Question> questions, Figures figures) {
    List<Question> compared = questions.subList(0, Math.min(COMPARED, questions.size()));
    figures.add("stored_compared", compared.size());
    figures.add("stored_differs", compared.stream().filter(this::differs).count());
  }

  /** The component has a text from a search and encodes it, the transformer reads the index. */
  private boolean differs(Question question) {
    Paragraph paragraph = question.paragraph();
    List<GivenAnswer> made = offsets.check(core.ask(question.text(), paragraph, MOST));
    List<GivenAnswer> stored = offsets.check(core.answersOf(paragraph, question.text(), MOST));
    return made.isEmpty() || !made.equals(stored);
  }
}
