// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses which sentences of a field are shown. Of one field; not thread-safe. */
final class Fragments {
  private final FieldSentences field;
  private final SentenceScores scores;
  private final boolean[] shown;

  private Fragments(FieldSentences field, SentenceScores scores) {
    this.field = field;
    this.scores = scores;
    this.shown = new boolean[scores.size()];
  }

  /**
   * Returns what is shown of a field, best first; of equal ones first the one that stands first.
   *
   * @param scores those of its sentences; one that has none is shown only beside another one
   */
  static List<Fragment> of(FieldSentences field, SentenceScores scores) {
    return new Fragments(field, scores).choose();
  }

  private List<Fragment> choose() {
    List<Integer> order =
        IntStream.range(0, scores.size())
            .filter(number -> scores.of(number).isPresent())
            .boxed()
            .sorted(Comparator.comparingDouble(this::score).reversed())
            .toList();
    List<Fragment> chosen = new ArrayList<>();
    for (int best : order) {
      if (chosen.size() < field.options().snippets() && !shown[best]) {
        chosen.add(joined(best));
      }
    }
    return chosen;
  }

  // The better neighbour first; of equal ones the one behind.
  private Fragment joined(int best) {
    shown[best] = true;
    int first = best;
    int last = best;
    while (true) {
      boolean before = fits(first - 1, first - 1, last);
      boolean behind = fits(last + 1, first, last + 1);
      if (!before && !behind) {
        return new Fragment(first, last, best);
      }
      if (behind && (!before || score(last + 1) >= score(first - 1))) {
        shown[++last] = true;
      } else {
        shown[--first] = true;
      }
    }
  }

  private boolean fits(int added, int first, int last) {
    if (added < 0 || added >= shown.length || shown[added]) {
      return false;
    }
    List<TextSpan> sentences = field.sentences();
    int length = sentences.get(last).end() - sentences.get(first).start();
    return length <= field.options().fragmentChars()
        && field.values().get(first).equals(field.values().get(last));
  }

  private double score(int number) {
    return scores.of(number).map(SentenceScore::score).orElse(Float.NEGATIVE_INFINITY);
  }
}
