// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Exactly the documents of a ranking, each with the score that it gives. */
final class RankedDocumentsQuery extends Query {
  private final RankedIds ranked;
  private final RankingExplanation explanation;

  RankedDocumentsQuery(RankedIds ranked, RankingExplanation explanation) {
    this.ranked = ranked;
    this.explanation = explanation;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new RankedWeight(boost);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "ranking(" + ranked + ")";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RankedDocumentsQuery query && ranked.equals(query.ranked);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + ranked.hashCode();
  }

  private final class RankedWeight extends Weight {
    private final float boost;

    private RankedWeight(float boost) {
      super(RankedDocumentsQuery.this);
      this.boost = boost;
    }

    @Override
    public Scorer scorer(LeafReaderContext context) throws IOException {
      return new RankedScorer(this, ranked.in(context.reader()), boost);
    }

    @Override
    public Explanation explain(LeafReaderContext context, int number) throws IOException {
      RankedSegment documents = ranked.in(context.reader());
      return documents.advance(number) == number
          ? boosted(explanation.of(documents.document()))
          : Explanation.noMatch("not in the ranking");
    }

    private Explanation boosted(Explanation decided) {
      return boost == 1
          ? decided
          : Explanation.match(
              boost * decided.getValue().floatValue(),
              "boost " + boost + " times " + decided.getDescription(),
              decided.getDetails());
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
      return false; // a search of its own for each request
    }
  }

  private static final class RankedScorer extends Scorer {
    private final RankedSegment documents;
    private final float boost;

    private RankedScorer(Weight weight, RankedSegment documents, float boost) {
      super(weight);
      this.documents = documents;
      this.boost = boost;
    }

    @Override
    public DocIdSetIterator iterator() {
      return documents;
    }

    @Override
    public int docID() {
      return documents.docID();
    }

    @Override
    public float score() {
      return boost * documents.document().score();
    }

    @Override
    public float getMaxScore(int upTo) {
      return boost * documents.maxScore();
    }
  }
}
