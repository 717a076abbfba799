// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import io.sememe.solr.permission.GuardedPaths;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.request.SolrQueryRequest;

/**
 * What the reader of the page may do. It is for showing: what is asked of the node is guarded where
 * it is asked.
 */
final class Rights {
  private Rights() {}

  /** Returns it by name. */
  static Map<String, Object> of(SolrQueryRequest request) {
    Map<String, Object> may = new LinkedHashMap<>();
    may.put("explain", GuardedPaths.ATTENTION.isOpenTo(request, METHOD.GET));
    may.put("tokens", GuardedPaths.TOKENS.isOpenTo(request, METHOD.GET));
    may.put("watch", GuardedPaths.STATUS.isOpenTo(request, METHOD.GET));
    may.put("manage", GuardedPaths.MODELS.isOpenTo(request, METHOD.POST));
    may.put("follow", GuardedPaths.JOB.isOpenTo(request, METHOD.GET));
    may.put("encode", GuardedPaths.JOB_CHANGES.isOpenTo(request, METHOD.POST));
    return may;
  }
}
