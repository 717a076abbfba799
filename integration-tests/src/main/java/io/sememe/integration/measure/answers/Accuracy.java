// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.SquadCollection.Question;
import java.util.Optional;

/** Counts how often the words that answer begin in the sentence that is given. */
final class Accuracy {

  private static final int DECIMALS = 4;

  private int questions;
  private int first;
  private int any;

  /** Counts a question, with the sentence that was given for it if there was one. */
  void add(Question question, Optional<Place> sentence) {
    questions++;
    if (sentence.isPresent()) {
      Place given = sentence.get();
      first += given.holds(question.starts().get(0)) ? 1 : 0;
      any += question.starts().stream().anyMatch(given::holds) ? 1 : 0;
    }
  }

  /** The part in which it is where the first annotator chose. */
  double strict() {
    return (double) first / questions;
  }

  /** The part in which it is where any annotator chose. */
  double lenient() {
    return (double) any / questions;
  }

  void addTo(Figures figures, String key) {
    figures.add(key, DECIMALS, strict());
    figures.add(key + "_any", DECIMALS, lenient());
  }
}
