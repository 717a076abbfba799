// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.search.CursorMark;
import org.apache.solr.search.QueryCommand;
import org.jspecify.annotations.Nullable;

/**
 * Collects by sort fields, from a cursor on where there is one, and gives the hits their scores:
 * Solr leaves both to the collector of a rank query.
 */
final class ScoringFieldCollector extends TopDocsCollector<ScoreDoc> {
  private final TopFieldCollector sorted;
  private final IndexSearcher searcher;
  private final Query query;

  private ScoringFieldCollector(TopFieldCollector sorted, IndexSearcher searcher, Query query) {
    super(null);
    this.sorted = sorted;
    this.searcher = searcher;
    this.query = query;
  }

  static ScoringFieldCollector create(int length, QueryCommand command, IndexSearcher searcher)
      throws IOException {
    Sort sort = command.getSort().rewrite(searcher);
    @Nullable CursorMark cursor = command.getCursorMark();
    @Nullable FieldDoc after = cursor == null ? null : cursor.getSearchAfterFieldDoc();
    TopFieldCollector sorted =
        new TopFieldCollectorManager(sort, length, after, command.getMinExactCount())
            .newCollector();
    return new ScoringFieldCollector(sorted, searcher, command.getQuery());
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    return sorted.getLeafCollector(context);
  }

  @Override
  public ScoreMode scoreMode() {
    return sorted.scoreMode();
  }

  @Override
  public void setWeight(Weight weight) {
    sorted.setWeight(weight);
  }

  @Override
  public int getTotalHits() {
    return sorted.getTotalHits();
  }

  @Override
  public TopDocs topDocs(int start, int length) {
    TopDocs hits = sorted.topDocs(start, length);
    try {
      TopFieldCollector.populateScores(hits.scoreDocs, searcher, query);
      return hits;
    } catch (IOException e) {
      throw new SolrException(ErrorCode.SERVER_ERROR, "the scores of the hits cannot be read", e);
    }
  }
}
