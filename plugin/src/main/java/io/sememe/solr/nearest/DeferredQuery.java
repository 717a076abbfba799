// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import java.io.IOException;
import java.lang.ref.WeakReference;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A vector search that is made when its hits are wanted. Lucene makes it when the query is
 * rewritten; but Solr rewrites queries also to ask shards for the statistics of their words, and
 * every shard would search twice. Its hits are kept, for who scores some of them again, for as long
 * as somebody else holds them: Solr's caches keep queries as keys.
 */
final class DeferredQuery extends Query {
  private final Query search;
  private final @Nullable NearestExplanation explanation;
  private final WeakReference<KeptHits> kept;

  /**
   * Creates a query.
   *
   * @param search the search
   * @param explanation says how its scores came about; null for Lucene's own words
   * @param kept keeps the hits, of this query alone; without it each weight searches
   */
  DeferredQuery(Query search, @Nullable NearestExplanation explanation, KeptHits kept) {
    this.search = search;
    this.explanation = explanation;
    this.kept = new WeakReference<>(kept);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new DeferredWeight(
        this, () -> hits(searcher).createWeight(searcher, mode, boost), explanation, boost);
  }

  private Query hits(IndexSearcher searcher) throws IOException {
    KeptHits hits = kept.get();
    return hits == null ? searcher.rewrite(search) : hits.of(search, searcher);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    search.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return search.toString(field);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeferredQuery deferred && search.equals(deferred.search);
  }

  @Override
  public int hashCode() {
    return classHash() + search.hashCode();
  }
}
