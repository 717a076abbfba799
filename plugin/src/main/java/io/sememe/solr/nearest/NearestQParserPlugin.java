// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.jspecify.annotations.Nullable;

/** A query parser for searches by meaning. */
public abstract class NearestQParserPlugin extends ModelQParserPlugin {

  /** For plugins. */
  protected NearestQParserPlugin() {}

  @Override
  public final QParser createParser(
      String text, @Nullable SolrParams localParams, SolrParams params, SolrQueryRequest request) {
    return parser(LocalParameters.of(localParams, text), params, request);
  }

  /**
   * Returns the parser of one query.
   *
   * @param local the local parameters; the text is {@code v}
   * @param params the request's
   */
  protected abstract NearestQParser parser(
      SolrParams local, SolrParams params, SolrQueryRequest request);
}
