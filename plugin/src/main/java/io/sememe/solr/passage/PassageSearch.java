// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import org.apache.lucene.search.Query;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.jspecify.annotations.Nullable;

/**
 * A search for the documents with the best passages.
 *
 * @param field the schema's field that holds the vectors
 * @param vector the question's; not copied
 * @param k how many documents match
 * @param roots all root documents
 */
public record PassageSearch(String field, float[] vector, int k, BitSetProducer roots) {

  /**
   * Returns the query for the documents, scored by their best passage.
   *
   * @param filter which nested documents are compared; matches no root document; null for all
   */
  public Query documents(@Nullable Query filter) {
    return parents(new PassageVectorQuery(this, filter));
  }

  /**
   * As {@link #documents}, and all passages that pass the filter are compared, instead of those
   * that the index leads to.
   */
  public Query documentsExactly(Query filter) {
    return parents(new ExactPassageQuery(this, filter));
  }

  private Query parents(Query passages) {
    return new ToParentBlockJoinQuery(passages, roots, ScoreMode.Max);
  }
}
