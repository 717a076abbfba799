// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.solr.SolrErrors;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QParserPlugin;
import org.apache.solr.search.QueryParsing;
import org.apache.solr.search.SyntaxError;

/** What a request's main query asks, as the user wrote it. */
public final class MainQuery {
  private MainQuery() {}

  /**
   * Returns the text of {@code q} as its parser got it, without braces; empty when there is none.
   * Parses nothing of the text.
   *
   * @throws org.apache.solr.common.SolrException 400 when what is in the braces cannot be read
   */
  public static String text(SolrQueryRequest request) {
    SolrParams params = request.getParams();
    try {
      String type = params.get(QueryParsing.DEFTYPE, QParserPlugin.DEFAULT_QTYPE);
      String text = QParser.getParser(params.get(CommonParams.Q), type, request).getString();
      return text == null ? "" : text;
    } catch (SyntaxError e) {
      throw SolrErrors.badRequest("q cannot be read: " + e.getMessage());
    }
  }
}
