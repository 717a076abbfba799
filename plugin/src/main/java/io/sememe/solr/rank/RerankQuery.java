// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.solr.handler.component.MergeStrategy;
import org.apache.solr.search.QueryCommand;
import org.apache.solr.search.RankQuery;
import org.jspecify.annotations.Nullable;

/**
 * The documents of another query; those of a ranking with the score that it gives them, all others
 * with their own. An ordinary query in all but its type: Solr pages, sorts, counts and merges its
 * documents as those of any other.
 */
final class RerankQuery extends RankQuery {
  private static final Query NONE_YET = new MatchNoDocsQuery("no query to rerank yet");

  private final Query main;
  private final RankedIds ranked;
  private final RankingExplanation explanation;

  private RerankQuery(Query main, RankedIds ranked, RankingExplanation explanation) {
    this.main = main;
    this.ranked = ranked;
    this.explanation = explanation;
  }

  /** Creates a query for {@link #wrap}, which is refused when it is searched for itself. */
  RerankQuery(RankedIds ranked, RankingExplanation explanation) {
    this(NONE_YET, ranked, explanation);
  }

  @Override
  public RankQuery wrap(Query query) {
    return new RerankQuery(query, ranked, explanation);
  }

  /** Shards' documents are merged by score, as those of other queries. */
  @Override
  public @Nullable MergeStrategy getMergeStrategy() {
    return null;
  }

  @Override
  public TopDocsCollector<? extends ScoreDoc> getTopDocsCollector(
      int length, QueryCommand command, IndexSearcher searcher) throws IOException {
    Sort sort = command.getSort();
    return sort == null
        ? new TopScoreDocCollectorManager(length, command.getMinExactCount()).newCollector()
        : ScoringFieldCollector.create(length, command, searcher);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // how Lucene asks whether anything was rewritten
  public Query rewrite(IndexSearcher searcher) throws IOException {
    requireMain();
    Query rewritten = main.rewrite(searcher);
    return rewritten == main ? this : wrap(rewritten);
  }

  @SuppressWarnings("ReferenceEquality") // there is one of it
  private void requireMain() {
    if (main == NONE_YET) {
      throw SolrErrors.badRequest(
          "what reranks the documents of a query belongs into rq: it is no query and no filter of"
              + " its own");
    }
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    Weight all = main.createWeight(searcher, mode, boost);
    return mode.needsScores() ? new RerankWeight(this, all, ranked, explanation) : all;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    main.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return "rerank(" + ranked + ", " + main.toString(field) + ")";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RerankQuery query
        && main.equals(query.main)
        && ranked.equals(query.ranked);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * classHash() + main.hashCode()) + ranked.hashCode();
  }
}
