// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;

/**
 * The documents of a segment that either part finds. Once a score is known that a document must
 * reach, those that words alone found are judged by their words first: when the best vector would
 * not do, theirs is not read, and where Lucene knows it of many documents at once, they are not
 * even visited.
 */
final class HybridScorer extends Scorer {
  private final HybridWeight hybrid;
  private final LexicalScores lexical;
  private final DocIdSetIterator near;
  private final DocumentVectors.Segment vectors;
  private final DocIdSetIterator either;
  private float leastScore;

  HybridScorer(
      HybridWeight weight,
      LexicalScores lexical,
      DocIdSetIterator near,
      DocumentVectors.Segment vectors) {
    super(weight);
    hybrid = weight;
    this.lexical = lexical;
    this.near = near;
    this.vectors = vectors;
    this.either = new EitherIterator(lexical.found(), near);
  }

  @Override
  public DocIdSetIterator iterator() {
    return TwoPhaseIterator.asDocIdSetIterator(twoPhaseIterator());
  }

  @Override
  public TwoPhaseIterator twoPhaseIterator() {
    return new TwoPhaseIterator(either) {
      @Override
      public boolean matches() throws IOException {
        return leastScore <= 0 || isNear() || hybrid.canReach(leastScore, lexical.score());
      }

      @Override
      public float matchCost() {
        // About what it takes to score a document by a few words.
        return 10;
      }
    };
  }

  @Override
  public int docID() {
    return either.docID();
  }

  @Override
  public float score() throws IOException {
    // What has no weight is not read.
    LinearFusion fusion = hybrid.fusion();
    return hybrid.score(fusion.alpha() > 0 ? cosine() : 0, fusion.alpha() < 1 ? bm25() : 0);
  }

  private double cosine() throws IOException {
    return vectors.cosine(docID());
  }

  private float bm25() throws IOException {
    return isNear() ? lexical.score(docID()) : lexical.score();
  }

  @Override
  public void setMinCompetitiveScore(float score) throws IOException {
    leastScore = score;
    lexical.ruleOutBelow(hybrid.leastBm25(score));
  }

  @Override
  public float getMaxScore(int upTo) {
    return hybrid.score(1, Double.POSITIVE_INFINITY);
  }

  private boolean isNear() {
    return near.docID() == docID();
  }
}
