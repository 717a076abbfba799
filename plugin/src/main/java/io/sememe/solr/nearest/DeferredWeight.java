// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.IOSupplier;
import org.jspecify.annotations.Nullable;

/** A weight that is made once, when the first segment is searched. Safe for several threads. */
final class DeferredWeight extends Weight {
  private final IOSupplier<Weight> maker;
  private final @Nullable NearestExplanation explanation;
  private final float boost;
  private @Nullable Weight made;

  /**
   * Creates a weight.
   *
   * @param explanation says how scores came about; null for Lucene's own words
   * @param boost what they are multiplied with
   */
  DeferredWeight(
      DeferredQuery query,
      IOSupplier<Weight> maker,
      @Nullable NearestExplanation explanation,
      float boost) {
    super(query);
    this.maker = maker;
    this.explanation = explanation;
    this.boost = boost;
  }

  @Override
  public @Nullable Scorer scorer(LeafReaderContext segment) throws IOException {
    return made().scorer(segment);
  }

  @Override
  public Explanation explain(LeafReaderContext segment, int document) throws IOException {
    Explanation found = made().explain(segment, document);
    return explanation == null ? found : explanation.of(segment, document, found, boost);
  }

  @Override
  public @Nullable Matches matches(LeafReaderContext segment, int document) throws IOException {
    return made().matches(segment, document);
  }

  @Override
  public int count(LeafReaderContext segment) throws IOException {
    return made().count(segment);
  }

  /** The hits of a segment depend on those of the others. */
  @Override
  public boolean isCacheable(LeafReaderContext segment) {
    return false;
  }

  private synchronized Weight made() throws IOException {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }
}
