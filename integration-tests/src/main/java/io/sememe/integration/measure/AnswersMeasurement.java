// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.answers.AnswersPlan;
import io.sememe.integration.measure.answers.AnswersRun;
import io.sememe.integration.measure.texts.SquadCollection;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often a question is answered with the right words, and the right words are highlighted. */
final class AnswersMeasurement implements Measurement {

  static final Set<String> OPTIONS = Set.of("model", "questions", "ask");

  @Override
  public String name() {
    return "answers";
  }

  @Override
  public String usage() {
    return "answers FILE [--model NAME] [--questions N] [--ask N]: FILE holds paragraphs with"
        + " questions in the format of SQuAD, 1.1 or 2.0. sentence_accuracy is how often the"
        + " sentence holds the place that the first annotator chose, given the paragraph,"
        + " sentence_accuracy_any the place that any did; highlight_accuracy the same of the"
        + " sentence that is highlighted; recall_at_N how often one of N answers is from the right"
        + " paragraph among all; highlight_ratio the time to highlight ten documents over that to"
        + " encode the question; --questions and --ask take that many, evenly spaced, instead of"
        + " all";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    return AnswersRun.of(plan(Arguments.parse(words, OPTIONS)));
  }

  static AnswersPlan plan(Arguments arguments) throws UsageException, IOException {
    SquadCollection collection = SquadCollection.read(arguments.file());
    int all = collection.questions().size();
    return new AnswersPlan(
        collection,
        arguments.option("model").orElse(DEFAULT_MODEL),
        Math.min(all, arguments.number("questions").orElse(all)),
        Math.min(all, arguments.number("ask").orElse(all)));
  }
}
