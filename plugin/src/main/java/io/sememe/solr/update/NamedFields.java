// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/** The fields that a query names, but in what must not match. Not thread-safe. */
final class NamedFields extends QueryVisitor {
  /** These match the documents of their parts, and no others. */
  private static final Set<Class<? extends Query>> OF_PARTS =
      Set.of(
          BooleanQuery.class,
          BoostQuery.class,
          ConstantScoreQuery.class,
          DisjunctionMaxQuery.class,
          IndexOrDocValuesQuery.class);

  private final Set<String> names = new HashSet<>();
  private boolean known = true;

  private NamedFields() {}

  /**
   * Returns whether a query names fields, and these alone: not so where it may match for anything
   * else, such as the place of a document beside others.
   */
  static boolean areAmong(Set<String> fields, Query query) {
    NamedFields named = new NamedFields();
    query.visit(named);
    return named.known && !named.names.isEmpty() && fields.containsAll(named.names);
  }

  @Override
  public boolean acceptField(String field) {
    names.add(field);
    return false;
  }

  @Override
  public void visitLeaf(Query query) {
    known = false;
  }

  @Override
  public QueryVisitor getSubVisitor(Occur occur, Query parent) {
    known &= OF_PARTS.contains(parent.getClass());
    return occur == Occur.MUST_NOT ? EMPTY_VISITOR : this;
  }
}
