// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.TotalHits.Relation;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** The k nearest vectors, found by comparing all that pass a filter. */
final class ExactVectorQuery extends KnnFloatVectorQuery {

  /**
   * Creates a query.
   *
   * @param vector not copied
   * @param filter null for none
   */
  ExactVectorQuery(String field, float[] vector, int k, @Nullable Query filter) {
    // Lucene compares one by one only what passed a filter.
    super(field, vector, k, filter == null ? new FieldExistsQuery(field) : filter);
  }

  /** Gives up at once: Lucene then compares everything that passed the filter. */
  @Override
  protected TopDocs approximateSearch(
      LeafReaderContext segment, Bits accepted, int limit, KnnCollectorManager manager) {
    return new TopDocs(new TotalHits(0, Relation.GREATER_THAN_OR_EQUAL_TO), new ScoreDoc[0]);
  }
}
