// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.texts.SquadCollection.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks whether every answer is where it says, in the text that was indexed. */
final class Offsets {

  private final Map<String, Paragraph> byId;
  private long checked;
  private long wrong;

  Offsets(List<Paragraph> paragraphs) {
    byId = paragraphs.stream().collect(Collectors.toMap(Paragraph::id, Function.identity()));
  }

  /** Looks at answers and returns them. */
  List<GivenAnswer> check(List<GivenAnswer> answers) {
    for (GivenAnswer answer : answers) {
      Paragraph paragraph = byId.get(answer.id());
      checked++;
      wrong += paragraph != null && answer.isExactIn(paragraph.text()) ? 0 : 1;
    }
    return answers;
  }

  void addTo(Figures figures) {
    figures.add("offsets_checked", checked);
    figures.add("offsets_wrong", wrong);
  }
}
