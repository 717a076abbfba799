// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.TotalHits.Relation;
import org.apache.lucene.search.join.DiversifyingChildrenFloatKnnVectorQuery;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.apache.lucene.util.Bits;

/**
 * The best passage of each of the k documents that have the best ones, found by comparing all that
 * pass a filter.
 */
final class ExactPassageQuery extends DiversifyingChildrenFloatKnnVectorQuery {

  /**
   * Creates a query.
   *
   * @param filter matches no root document
   */
  ExactPassageQuery(PassageSearch search, Query filter) {
    super(search.field(), search.vector(), filter, search.k(), search.roots());
  }

  /** Gives up at once: Lucene then compares everything that passed the filter. */
  @Override
  protected TopDocs approximateSearch(
      LeafReaderContext segment, Bits accepted, int limit, KnnCollectorManager manager) {
    return new TopDocs(new TotalHits(0, Relation.GREATER_THAN_OR_EQUAL_TO), new ScoreDoc[0]);
  }
}
