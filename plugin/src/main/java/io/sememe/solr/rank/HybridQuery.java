// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * What either of two queries finds, scored by the words and the vector of each document. Immutable;
 * two are equal when they rank the same way.
 */
final class HybridQuery extends Query {
  private final Query words;
  private final Query nearest;
  private final DocumentVectors vectors;
  private final LinearFusion fusion;

  /**
   * Creates a query.
   *
   * @param words the lexical part
   * @param nearest finds the nearest documents; its scores are not used, so that the score of a
   *     document does not depend on who found it
   * @param vectors the vectors that nearest compares
   */
  HybridQuery(Query words, Query nearest, DocumentVectors vectors, LinearFusion fusion) {
    this.words = words;
    this.nearest = nearest;
    this.vectors = vectors;
    this.fusion = fusion;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // how Lucene asks whether anything was rewritten
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query simplerWords = words.rewrite(searcher);
    Query simplerNearest = nearest.rewrite(searcher);
    return simplerWords == words && simplerNearest == nearest
        ? this
        : new HybridQuery(simplerWords, simplerNearest, vectors, fusion);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return new HybridWeight(
        this,
        words.createWeight(searcher, mode, 1),
        nearest.createWeight(searcher, ScoreMode.COMPLETE_NO_SCORES, 1),
        boost);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    QueryVisitor parts = visitor.getSubVisitor(Occur.SHOULD, this);
    words.visit(parts);
    nearest.visit(parts);
  }

  DocumentVectors vectors() {
    return vectors;
  }

  LinearFusion fusion() {
    return fusion;
  }

  @Override
  public String toString(String field) {
    return fusion + ":[" + words.toString(field) + " | " + nearest.toString(field) + "]";
  }

  // The vectors are those that nearest compares.
  @Override
  public boolean equals(Object other) {
    return other instanceof HybridQuery hybrid
        && words.equals(hybrid.words)
        && nearest.equals(hybrid.nearest)
        && fusion.equals(hybrid.fusion);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * classHash() + words.hashCode()) + nearest.hashCode())
        + fusion.hashCode();
  }
}
