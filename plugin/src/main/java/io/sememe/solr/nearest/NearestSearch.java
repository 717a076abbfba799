// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import io.sememe.solr.passage.Blocks;
import io.sememe.solr.passage.PassageSearch;
import io.sememe.solr.question.SemanticSearch;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * A search for the nearest documents.
 *
 * @param search what is searched for
 * @param topK how many documents match
 * @param exact whether all vectors are compared, instead of those that the index leads to
 */
public record NearestSearch(SemanticSearch search, int topK, boolean exact) {

  /**
   * Returns the query: it matches the topK nearest documents of a shard, each scored by its best
   * passage where passages carry the vectors.
   *
   * @param filter the documents that are searched; null for all
   */
  Query query(SolrQueryRequest request, @Nullable Query filter) {
    boolean nested = search.searched().isNested();
    @Nullable BitSetProducer roots = nested ? Blocks.roots(request) : null;
    // Nothing holds them when the request is over.
    KeptHits kept = new KeptHits();
    request.getContext().put(kept, kept);
    return new DeferredQuery(
        nested ? ofPassages(request, filter) : ofDocuments(filter),
        new NearestExplanation(search, topK, exact, roots),
        kept);
  }

  private Query ofDocuments(@Nullable Query filter) {
    return exact
        ? new ExactVectorQuery(search.field(), search.vector(), topK, filter)
        : new KnnFloatVectorQuery(search.field(), search.vector(), topK, filter);
  }

  private Query ofPassages(SolrQueryRequest request, @Nullable Query filter) {
    Blocks blocks = Blocks.of(request);
    Query below = blocks.below(filter);
    var passages = new PassageSearch(search.field(), search.vector(), topK, blocks.roots());
    if (!exact) {
      return passages.documents(below);
    }
    return passages.documentsExactly(below == null ? blocks.nested() : below);
  }
}
