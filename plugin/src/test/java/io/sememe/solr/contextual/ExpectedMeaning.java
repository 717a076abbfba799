// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a document means, found by looking at all of it. */
final class ExpectedMeaning {
  private final List<WordToken> document;
  private final Meaning meaning;

  ExpectedMeaning(List<WordToken> document, Meaning meaning) {
    this.document = document;
    this.meaning = meaning;
  }

  /** Returns that of the word's best position. */
  double ofWord(QueryWord word) {
    return positions(word).values().stream().mapToDouble(one -> one).max().orElse(0);
  }

  /** Returns that of the phrase's best occurrence. */
  double ofPhrase(List<QueryWord> words, int[] offsets, int slop) {
    double best = 0;
    for (int first : positions(words.get(0)).keySet()) {
      best = Math.max(best, ofOccurrence(words, offsets, slop, first));
    }
    return best;
  }

  private double ofOccurrence(List<QueryWord> words, int[] offsets, int slop, int first) {
    double sum = positions(words.get(0)).get(first);
    for (int i = 1; i < words.size(); i++) {
      int place = first + offsets[i] - offsets[0];
      double best =
          positions(words.get(i)).subMap(place - slop, place + slop + 1).values().stream()
              .mapToDouble(one -> one)
              .max()
              .orElse(Double.NEGATIVE_INFINITY);
      sum += best;
    }
    return sum / words.size();
  }

  /** Returns the meaning at each position of a word; of several tokens there the best. */
  private SortedMap<Integer, Double> positions(QueryWord word) {
    SortedMap<Integer, Double> positions = new TreeMap<>();
    int position = -1;
    for (WordToken token : document) {
      position += token.increment();
      if (word.terms().stream().anyMatch(term -> term.text().equals(token.term()))) {
        double one = meaning.of(word.cosine(token.payload(), WordIndex.SPACE));
        positions.merge(position, one, Math::max);
      }
    }
    return positions;
  }
}
