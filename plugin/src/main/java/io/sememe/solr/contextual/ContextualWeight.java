// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** The weight of a plain query, with the meaning of its words. */
final class ContextualWeight extends Weight {
  private final ContextualQuery query;
  private final Weight plain;

  ContextualWeight(ContextualQuery query, Weight plain) {
    super(query);
    this.query = query;
    this.plain = plain;
  }

  @Override
  public @Nullable Scorer scorer(LeafReaderContext segment) throws IOException {
    ScorerSupplier supplier = scorerSupplier(segment);
    return supplier == null ? null : supplier.get(Long.MAX_VALUE);
  }

  @Override
  public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
    ScorerSupplier words = plain.scorerSupplier(segment);
    return words == null ? null : new Supplier(words, segment);
  }

  @Override
  public Explanation explain(LeafReaderContext segment, int document) throws IOException {
    Explanation words = plain.explain(segment, document);
    if (!words.isMatch()) {
      return words;
    }
    DocumentMeaning meaning = query.in(segment);
    double value = meaning.of(document);
    return Explanation.match(
        query.meaning().score(words.getValue().floatValue(), value),
        "contextual["
            + query.meaning()
            + "], computed as words * (1 - alpha + alpha * meaning) from:",
        words,
        meaning.explain());
  }

  @Override
  public @Nullable Matches matches(LeafReaderContext segment, int document) throws IOException {
    return plain.matches(segment, document);
  }

  @Override
  public int count(LeafReaderContext segment) throws IOException {
    return plain.count(segment);
  }

  @Override
  public boolean isCacheable(LeafReaderContext segment) {
    return plain.isCacheable(segment);
  }

  private final class Supplier extends ScorerSupplier {
    private final ScorerSupplier words;
    private final LeafReaderContext segment;
    private boolean top;

    private Supplier(ScorerSupplier words, LeafReaderContext segment) {
      this.words = words;
      this.segment = segment;
    }

    @Override
    public Scorer get(long leadCost) throws IOException {
      return new ContextualScorer(
          ContextualWeight.this, words.get(leadCost), query.in(segment), query.meaning(), top);
    }

    @Override
    public long cost() {
      return words.cost();
    }

    @Override
    public void setTopLevelScoringClause() throws IOException {
      top = true;
      words.setTopLevelScoringClause();
    }
  }
}
