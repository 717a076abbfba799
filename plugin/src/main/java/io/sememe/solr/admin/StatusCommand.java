// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.AdminRequest;
import io.sememe.solr.SolrErrors;
import java.util.List;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants to know.
 *
 * @param probe whether this collection is ready, and nothing else
 * @param scope of which nodes
 * @param nodeOnly whether the collection is left out, whose documents are counted
 */
record StatusCommand(boolean probe, Scope scope, boolean nodeOnly) {
  private static final String PROBE = "probe";
  private static final String PART = "part";
  private static final String NODE = "node";
  private static final String ALL = "all";

  /**
   * Reads a request.
   *
   * @throws org.apache.solr.common.SolrException 400 that names what there is
   */
  static StatusCommand of(SolrQueryRequest request) {
    // What Solr has made of a body of JSON may say something else: it counts nowhere.
    boolean probe = isProbe(request.getOriginalParams());
    return probe ? probe(request.getParams()) : shown(request.getParams());
  }

  /** Returns whether a request says that it is a probe, before Solr has looked into its body. */
  static boolean isProbe(@Nullable SolrParams parameters) {
    return parameters != null && parameters.getBool(PROBE, false);
  }

  private static StatusCommand probe(SolrParams parameters) {
    AdminRequest.requireKnown("probe=true", parameters, PROBE, List.of());
    return new StatusCommand(true, Scope.NODE, true);
  }

  private static StatusCommand shown(SolrParams parameters) {
    AdminRequest.requireKnown("the status", parameters, PROBE, List.of(Scope.NAME, PART, PROBE));
    String part = parameters.get(PART, ALL);
    if (!part.equals(ALL) && !part.equals(NODE)) {
      throw SolrErrors.badRequest("part must be all or node, got: " + part);
    }
    return new StatusCommand(false, Scope.of(parameters), part.equals(NODE));
  }

  /** Returns the parameters of a request for the part of a node. */
  static SolrParams ofNode() {
    return new ModifiableSolrParams().set(PART, NODE);
  }
}
