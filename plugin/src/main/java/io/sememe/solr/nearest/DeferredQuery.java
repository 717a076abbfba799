// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * A vector search that is made when its hits are wanted. Lucene makes it when the query is
 * rewritten; but Solr rewrites queries also to ask shards for the statistics of their words, and
 * every shard would search twice.
 */
final class DeferredQuery extends Query {
  private final Query search;

  DeferredQuery(Query search) {
    this.search = search;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new DeferredWeight(
        this, () -> searcher.rewrite(search).createWeight(searcher, mode, boost));
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
