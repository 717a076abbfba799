// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import io.sememe.solr.permission.GuardedPath;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.security.PermissionNameProvider.Name;

/**
 * What the reader of the page may do. It is for showing: what is asked of the node is guarded where
 * it is asked.
 */
final class Rights {
  private static final GuardedPath EXPLAIN =
      new GuardedPath("attention", "/sememe/explain", Name.READ_PERM);
  private static final GuardedPath STATUS =
      new GuardedPath("the status", "/sememe/status", Name.METRICS_READ_PERM);
  private static final GuardedPath MODELS =
      new GuardedPath("models", "/sememe/models", Name.CONFIG_EDIT_PERM);

  private Rights() {}

  /** Returns it by name. */
  static Map<String, Object> of(SolrQueryRequest request) {
    Map<String, Object> may = new LinkedHashMap<>();
    may.put("explain", EXPLAIN.isOpenTo(request, METHOD.GET));
    may.put("watch", STATUS.isOpenTo(request, METHOD.GET));
    may.put("manage", MODELS.isOpenTo(request, METHOD.POST));
    return may;
  }
}
