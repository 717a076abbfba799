// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.nearest.NearestQParser;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.SyntaxError;
import org.jspecify.annotations.Nullable;

/** One query by meaning. */
final class SemanticQParser extends NearestQParser {
  private static final String LABEL = "{!semantic}";
  private static final String DEFAULT_TOP_K = "10";

  SemanticQParser(
      SolrParams local,
      SolrParams params,
      SolrQueryRequest request,
      @Nullable String defaultModel) {
    super(local, params, request, defaultModel);
  }

  @Override
  public Query parse() throws SyntaxError {
    LocalParameters.requireKnown(LABEL, localParams, PARAMETERS);
    return query(nearest());
  }

  @Override
  protected String label() {
    return LABEL;
  }

  @Override
  protected String defaultTopK() {
    return DEFAULT_TOP_K;
  }
}
