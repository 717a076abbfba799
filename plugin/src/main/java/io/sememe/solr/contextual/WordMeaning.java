// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import org.apache.lucene.search.Explanation;

/** The best position of a word counts. */
final class WordMeaning implements DocumentMeaning, WordPostings.Positions {
  private final WordPostings postings;
  private final Meaning meaning;
  private float bestCosine;
  private int bestPosition;

  WordMeaning(WordPostings postings, Meaning meaning) {
    this.postings = postings;
    this.meaning = meaning;
  }

  @Override
  public double of(int document) throws IOException {
    bestCosine = QueryWord.NONE;
    postings.read(document, this);
    return meaning.of(bestCosine);
  }

  @Override
  public void add(int position, float cosine) {
    if (cosine > bestCosine) {
      bestCosine = cosine;
      bestPosition = position;
    }
  }

  @Override
  public Explanation explain() {
    if (bestCosine == QueryWord.NONE) {
      return Explanation.match(0, "meaning, no position of the word has a vector");
    }
    return Explanation.match(
        meaning.of(bestCosine),
        "meaning, computed as (cosine - floor) / (ceiling - floor), 0 to 1, from:",
        Explanation.match(bestCosine, "cosine at position " + bestPosition + ", the best"));
  }
}
