// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** The weights of both parts of a {@link HybridQuery}. */
final class HybridWeight extends Weight {
  private final HybridQuery query;
  private final Weight words;
  private final Weight nearest;
  private final float boost;

  HybridWeight(HybridQuery query, Weight words, Weight nearest, float boost) {
    super(query);
    this.query = query;
    this.words = words;
    this.nearest = nearest;
    this.boost = boost;
  }

  @Override
  public @Nullable Scorer scorer(LeafReaderContext segment) throws IOException {
    Scorer near = nearest.scorer(segment);
    ScorerSupplier supplier = words.scorerSupplier(segment);
    if (near == null && supplier == null) {
      return null;
    }
    return new HybridScorer(
        this,
        new LexicalScores(supplier, words.scorer(segment)),
        near == null ? DocIdSetIterator.empty() : near.iterator(),
        query.vectors().of(segment));
  }

  /** Returns how a score is made. */
  LinearFusion fusion() {
    return query.fusion();
  }

  /** Returns the score of a document. */
  float score(double cosine, double bm25) {
    return (float) (boost * query.fusion().score(cosine, bm25));
  }

  /** Returns whether some vector gives a document with this BM25 score that score. */
  boolean canReach(float score, double bm25) {
    return (float) (boost * query.fusion().highest(bm25)) >= score;
  }

  /** Returns a BM25 score below which no vector gives a document that score. */
  float leastBm25(float score) {
    double least = query.fusion().leastBm25(score / boost);
    // Less than that by far more than what is lost by rounding.
    return (float) Math.min(Float.MAX_VALUE, least * 0.999);
  }

  @Override
  public Explanation explain(LeafReaderContext segment, int document) throws IOException {
    Explanation lexical = words.explain(segment, document);
    if (!lexical.isMatch() && !isNear(segment, document)) {
      return Explanation.noMatch("neither words nor meaning match", lexical);
    }
    double cosine = query.vectors().of(segment).cosine(document);
    double bm25 = lexical.isMatch() ? lexical.getValue().doubleValue() : 0;
    LinearFusion fusion = query.fusion();
    return Explanation.match(
        score(cosine, bm25),
        "alpha * meaning + (1 - alpha) * words, " + fusion + ", boost " + boost + ", of:",
        Explanation.match(
            fusion.meaning(cosine),
            "meaning: (cosine - floor) / (1 - floor), from 0 to 1, of:",
            Explanation.match(
                cosine, "cosine; -1 without a vector", nearest.explain(segment, document))),
        Explanation.match(fusion.words(bm25), "words: bm25 / (bm25 + half), of:", lexical));
  }

  @Override
  public @Nullable Matches matches(LeafReaderContext segment, int document) throws IOException {
    Matches lexical = words.matches(segment, document);
    return lexical == null ? nearest.matches(segment, document) : lexical;
  }

  @Override
  public boolean isCacheable(LeafReaderContext segment) {
    return words.isCacheable(segment) && nearest.isCacheable(segment);
  }

  private boolean isNear(LeafReaderContext segment, int document) throws IOException {
    Scorer near = nearest.scorer(segment);
    return near != null && near.iterator().advance(document) == document;
  }
}
