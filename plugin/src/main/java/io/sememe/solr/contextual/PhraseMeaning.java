// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.Explanation;

/**
 * The best occurrence of a phrase counts: the mean over its words. In a phrase with slop each word
 * is taken where it means the same best, within the slop of the place that the first one gives it.
 */
final class PhraseMeaning implements DocumentMeaning {
  private final PhraseWord first;
  private final List<PhraseWord> others;
  private final int slop;
  private final Meaning meaning;
  private double best;
  private int bestPosition;

  PhraseMeaning(List<PhraseWord> words, int slop, Meaning meaning) {
    this.first = words.get(0);
    this.others = words.subList(1, words.size());
    this.slop = slop;
    this.meaning = meaning;
  }

  @Override
  public double of(int document) throws IOException {
    first.read(document);
    for (PhraseWord word : others) {
      word.read(document);
    }
    best = 0;
    bestPosition = -1;
    for (int i = 0; i < first.count(); i++) {
      consider(i);
    }
    return best;
  }

  private void consider(int occurrence) {
    int begin = first.begin(occurrence);
    double sum = meaning.of(first.cosine(occurrence));
    for (PhraseWord word : others) {
      double one = word.bestMeaning(begin, slop, meaning);
      if (one < 0) {
        return;
      }
      sum += one;
    }
    double mean = sum / (1 + others.size());
    if (mean > best) {
      best = mean;
      bestPosition = begin;
    }
  }

  @Override
  public Explanation explain() {
    if (bestPosition < 0) {
      return Explanation.match(0, "meaning, no occurrence of the phrase means the same");
    }
    return Explanation.match(
        best,
        "meaning, mean of (cosine - floor) / (ceiling - floor), 0 to 1, of the words at position "
            + bestPosition
            + ", the best");
  }
}
