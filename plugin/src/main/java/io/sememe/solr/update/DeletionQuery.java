// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.SolrErrors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QueryParsing;
import org.apache.solr.search.QueryUtils;
import org.apache.solr.search.SyntaxError;
import org.apache.solr.search.WrappedQuery;
import org.jspecify.annotations.Nullable;

/**
 * A query that says what to delete. One of nothing but what must not match means all the others, to
 * Solr as the whole query only: as a part of another it matches nothing.
 *
 * @param text the query as the client wrote it
 * @param request the request that it came with
 */
record DeletionQuery(String text, SolrQueryRequest request) {
  private static final String ALL = "+*:* ";

  /** Returns what Solr makes of it; null when it is empty. */
  @Nullable Query parse() throws SyntaxError {
    return parsed(text);
  }

  /**
   * Returns it as one that matches the same where it is a part of another.
   *
   * @param parsed what Solr makes of it
   * @throws org.apache.solr.common.SolrException 400 when there is none
   */
  String positive(Query parsed) throws SyntaxError {
    if (!(parsed instanceof BooleanQuery negative && QueryUtils.isNegative(parsed))) {
      return text;
    }
    int start = afterLocalParameters();
    String positive = text.substring(0, start) + ALL + text.substring(start);
    if (!isParsedTo(withAll(negative), positive)) {
      throw SolrErrors.badRequest(
          "the deletion "
              + text
              + " says only what is kept: where documents are cut into passages, say what is"
              + " deleted too, as in *:* -field:value");
    }
    return positive;
  }

  /**
   * Makes sure that documents may match.
   *
   * @param parsed what Solr makes of it
   * @throws org.apache.solr.common.SolrException 400 when it matches passages alone: they go with
   *     their document, and nothing would be deleted
   */
  void requireDocuments(Query parsed) {
    if (PassageMatches.areAll(parsed, request.getSchema().getUniqueKeyField().getName())) {
      throw SolrErrors.badRequest(
          "the deletion "
              + text
              + " matches passages, and they go with their document only; to delete the documents"
              + " of these passages: "
              + DeletedBlocks.ofPassages(text));
    }
  }

  private static Query withAll(BooleanQuery negative) {
    BooleanQuery.Builder positive = new BooleanQuery.Builder();
    positive.setMinimumNumberShouldMatch(negative.getMinimumNumberShouldMatch());
    negative.forEach(positive::add);
    return positive.add(new MatchAllDocsQuery(), Occur.MUST).build();
  }

  private int afterLocalParameters() throws SyntaxError {
    return text.startsWith(QueryParsing.LOCALPARAM_START)
        ? QueryParsing.parseLocalParams(text, 0, new ModifiableSolrParams(), request.getParams())
        : 0;
  }

  // Parsers and parentheses may read it otherwise, and too much would be deleted.
  private boolean isParsedTo(Query wanted, String query) {
    try {
      return wanted.equals(parsed(query));
    } catch (SyntaxError e) {
      return false;
    }
  }

  private @Nullable Query parsed(String query) throws SyntaxError {
    Query parsed = QParser.getParser(query, request).getQuery();
    // How it is cached is nothing to a deletion.
    return parsed instanceof WrappedQuery wrapped ? wrapped.getWrappedQuery() : parsed;
  }
}
