// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import io.sememe.integration.measure.texts.Corpus;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param from the installed model that the core is filled with
 * @param into the installed model that it moves to
 * @param corpus the documents, no two with the same text
 * @param questions what is asked all the time, at least one
 * @param loadPercent the share of the time in which the job works
 */
public record ReembedPlan(
    String from, String into, Corpus corpus, List<String> questions, int loadPercent) {

  public ReembedPlan {
    questions = List.copyOf(questions);
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to ask");
    }
  }

  /** The load as the job takes it. */
  String load() {
    return Double.toString(loadPercent / 100.0);
  }
}
