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
  private @Nullable Weight made;

  DeferredWeight(DeferredQuery query, IOSupplier<Weight> maker) {
    super(query);
    this.maker = maker;
  }

  @Override
  public @Nullable Scorer scorer(LeafReaderContext segment) throws IOException {
    return made().scorer(segment);
  }

  @Override
  public Explanation explain(LeafReaderContext segment, int document) throws IOException {
    return made().explain(segment, document);
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
