// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.texts.SquadCollection.Question;
import java.util.ArrayList;
import java.util.List;

/** Questions that all paragraphs are searched for: whether the right one gives an answer. */
final class AllParagraphs {

  private static final int MOST = 5;
  private static final int DECIMALS = 4;

  private final AskedCore core;
  private final Offsets offsets;
  private final List<Long> nanos = new ArrayList<>();
  private final Accuracy best = new Accuracy();
  private int first;
  private int among;

  AllParagraphs(AskedCore core, Offsets offsets) {
    this.core = core;
    this.offsets = offsets;
  }

  void measure(List<Question> questions, Figures figures) {
    questions.forEach(this::ask);
    figures.add("asked", questions.size());
    figures.add("recall_at_1", DECIMALS, (double) first / questions.size());
    figures.add("recall_at_" + MOST, DECIMALS, (double) among / questions.size());
    best.addTo(figures, "ask_accuracy");
    figures.millis("ask_p50_ms", Percentiles.median(nanos));
  }

  private void ask(Question question) {
    long start = System.nanoTime();
    List<GivenAnswer> answers = core.ask(question.text(), MOST);
    nanos.add(System.nanoTime() - start);
    offsets.check(answers);
    String right = question.paragraph().id();
    List<Boolean> fromRight = answers.stream().map(one -> one.id().equals(right)).toList();
    first += !fromRight.isEmpty() && fromRight.get(0) ? 1 : 0;
    among += fromRight.contains(true) ? 1 : 0;
    best.add(
        question,
        answers.stream()
            .limit(1)
            .filter(one -> one.id().equals(right))
            .map(GivenAnswer::place)
            .findFirst());
  }
}
