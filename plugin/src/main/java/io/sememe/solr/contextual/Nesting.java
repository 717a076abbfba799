// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import io.sememe.solr.SolrErrors;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.solr.common.SolrException;
import org.jspecify.annotations.Nullable;

/** Bounds how deep a query is nested: Solr's threads have a small stack, and Lucene recurses. */
final class Nesting {
  private static final int MOST = 100;

  private Nesting() {}

  /**
   * Refuses parentheses that are nested too deep.
   *
   * @throws SolrException 400
   */
  static void require(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth = c == '(' ? depth + 1 : c == ')' ? Math.max(0, depth - 1) : depth;
      if (depth > MOST) {
        throw tooDeep();
      }
    }
  }

  /**
   * Refuses a query that is nested too deep, as by "and" and "or" in turn.
   *
   * @throws SolrException 400
   */
  static void require(@Nullable Query query) {
    require(query, MOST);
  }

  private static void require(@Nullable Query query, int left) {
    if (left < 0) {
      throw tooDeep();
    }
    if (query instanceof BooleanQuery several) {
      for (BooleanClause clause : several) {
        require(clause.getQuery(), left - 1);
      }
    }
  }

  private static SolrException tooDeep() {
    return SolrErrors.badRequest(
        "the operators or parentheses of the text are nested more than "
            + MOST
            + " deep; put \\ before those that mean nothing");
  }
}
