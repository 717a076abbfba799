// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Finds what another query finds, and scores what a ranking has by it. */
final class RerankWeight extends FilterWeight {
  private final RankedIds ranked;
  private final RankingExplanation explanation;

  RerankWeight(Query query, Weight all, RankedIds ranked, RankingExplanation explanation) {
    super(query, all);
    this.ranked = ranked;
    this.explanation = explanation;
  }

  @Override
  public @Nullable Scorer scorer(LeafReaderContext context) throws IOException {
    Scorer all = in.scorer(context);
    return all == null ? null : new RerankScorer(this, ranked.in(context.reader()), all);
  }

  @Override
  public Explanation explain(LeafReaderContext context, int number) throws IOException {
    RankedSegment top = ranked.in(context.reader());
    Explanation before = in.explain(context, number);
    if (top.advance(number) != number) {
      return before;
    }
    Explanation decided = explanation.of(top.document());
    return Explanation.match(
        decided.getValue(), decided.getDescription(), details(decided, before));
  }

  private static Explanation[] details(Explanation decided, Explanation before) {
    Explanation[] parts = decided.getDetails();
    return new Explanation[] {parts[0], parts[1], before};
  }

  @Override
  public boolean isCacheable(LeafReaderContext context) {
    return false; // a search of its own for each request
  }

  /**
   * What is in the ranking was found by the query before: it stays, also where the query itself may
   * now pass over all that cannot reach a score that these have.
   */
  private static final class RerankScorer extends Scorer {
    private final RankedSegment top;
    private final Scorer all;
    private final DocIdSetIterator iterator;

    private RerankScorer(Weight weight, RankedSegment top, Scorer all) {
      super(weight);
      this.top = top;
      this.all = all;
      this.iterator = new EitherIterator(top, all.iterator());
    }

    @Override
    public DocIdSetIterator iterator() {
      return iterator;
    }

    @Override
    public int docID() {
      return iterator.docID();
    }

    @Override
    public float score() throws IOException {
      return top.docID() == docID() ? top.document().score() : all.score();
    }

    @Override
    public float getMaxScore(int upTo) {
      return Float.POSITIVE_INFINITY;
    }

    @Override
    public void setMinCompetitiveScore(float least) throws IOException {
      all.setMinCompetitiveScore(least);
    }
  }
}
