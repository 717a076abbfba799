// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.Locale;
import org.apache.solr.common.params.SolrParams;

/** Where a command counts. */
enum Scope {
  /** On the node that answers. */
  NODE,
  /** On all nodes that are alive. */
  CLUSTER;

  /** The parameter. */
  static final String NAME = "scope";

  /**
   * Reads a request; the node when it says nothing.
   *
   * @throws org.apache.solr.common.SolrException 400 when it says something else
   */
  static Scope of(SolrParams parameters) {
    String label = parameters.get(NAME, NODE.label());
    return Arrays.stream(values())
        .filter(scope -> scope.label().equals(label))
        .findFirst()
        .orElseThrow(() -> SolrErrors.badRequest("scope must be node or cluster, got: " + label));
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
