// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What a plain scorer finds, scored by meaning too. No score is higher than the plain one: so the
 * plain scorer's bounds hold, and what cannot compete there cannot compete here.
 *
 * <p>Once a score is known that a document must reach, words are scored first, and vectors are read
 * of those documents only whose words suffice.
 */
final class ContextualScorer extends Scorer {
  /** Simple operations that scoring a document by its words takes, about. */
  private static final int SCORE_COST = 10;

  private final Scorer words;
  private final DocumentMeaning documents;
  private final Meaning meaning;
  private final boolean skipping;
  private float leastScore;
  private int scored = -1;
  private float score;

  /**
   * Creates a scorer.
   *
   * @param skipping whether it may leave out documents whose words do not reach the least score
   */
  ContextualScorer(
      Weight weight, Scorer words, DocumentMeaning documents, Meaning meaning, boolean skipping) {
    super(weight);
    this.words = words;
    this.documents = documents;
    this.meaning = meaning;
    this.skipping = skipping;
  }

  @Override
  public int docID() {
    return words.docID();
  }

  @Override
  public DocIdSetIterator iterator() {
    return skipping
        ? TwoPhaseIterator.asDocIdSetIterator(competitive(words.twoPhaseIterator()))
        : words.iterator();
  }

  @Override
  public @Nullable TwoPhaseIterator twoPhaseIterator() {
    TwoPhaseIterator inner = words.twoPhaseIterator();
    return skipping ? competitive(inner) : inner;
  }

  private TwoPhaseIterator competitive(@Nullable TwoPhaseIterator inner) {
    return new TwoPhaseIterator(inner == null ? words.iterator() : inner.approximation()) {
      @Override
      public boolean matches() throws IOException {
        return (inner == null || inner.matches())
            && (leastScore <= 0 || words.score() >= leastScore);
      }

      @Override
      public float matchCost() {
        return SCORE_COST + (inner == null ? 0 : inner.matchCost());
      }
    };
  }

  @Override
  public float score() throws IOException {
    // Positions can be read once only.
    if (scored != docID()) {
      scored = docID();
      score = meaning.score(words.score(), documents.of(scored));
    }
    return score;
  }

  @Override
  public float getMaxScore(int upTo) throws IOException {
    return words.getMaxScore(upTo);
  }

  @Override
  public int advanceShallow(int target) throws IOException {
    return words.advanceShallow(target);
  }

  @Override
  public void setMinCompetitiveScore(float score) throws IOException {
    leastScore = score;
    words.setMinCompetitiveScore(score);
  }
}
