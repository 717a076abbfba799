// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.DiversifyingChildrenFloatKnnVectorQuery;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The best passage of each of the k documents that have the best ones. A vector in a root document
 * itself is passed over: Lucene's joins fail on it.
 */
final class PassageVectorQuery extends DiversifyingChildrenFloatKnnVectorQuery {
  private final BitSetProducer roots;

  /**
   * Creates a query.
   *
   * @param filter matches no root document; null for none
   */
  PassageVectorQuery(PassageSearch search, @Nullable Query filter) {
    super(search.field(), search.vector(), filter, search.k(), search.roots());
    roots = search.roots();
  }

  @Override
  protected TopDocs approximateSearch(
      LeafReaderContext segment, @Nullable Bits accepted, int limit, KnnCollectorManager manager)
      throws IOException {
    BitSet parents = roots.getBitSet(segment);
    Bits nested = parents == null ? accepted : new Nested(parents, accepted);
    return super.approximateSearch(segment, nested, limit, manager);
  }

  /** The documents of a segment that are accepted and no roots, looked up one by one. */
  private record Nested(BitSet roots, @Nullable Bits accepted) implements Bits {
    @Override
    public boolean get(int document) {
      return !roots.get(document) && (accepted == null || accepted.get(document));
    }

    @Override
    public int length() {
      return roots.length();
    }
  }
}
