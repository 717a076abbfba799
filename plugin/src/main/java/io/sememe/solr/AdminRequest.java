// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.util.Set;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.security.PermissionNameProvider.Name;

/**
 * What the handlers for administrators have in common: they show by GET and change by POST, as
 * Solr's own do.
 */
public final class AdminRequest {
  /** What any request to Solr may carry, apart from some beginnings of names. */
  private static final Set<String> SOLRS =
      Set.of(
          CommonParams.WT,
          CommonParams.INDENT,
          CommonParams.OMIT_HEADER,
          CommonParams.HEADER_ECHO_PARAMS,
          CommonParams.HEADER_ECHO_HANDLER,
          CommonParams.VERSION,
          CommonParams.DISTRIB,
          CommonParams.LOG_PARAMS_LIST,
          "collection");

  private AdminRequest() {}

  /** Returns whether a request may change something. */
  public static boolean mayChange(SolrQueryRequest request) {
    return request.getContext().get("httpMethod") == METHOD.POST;
  }

  /** Returns the permission that a request needs: whatever may change something, that to. */
  public static Name permission(String httpMethod) {
    return switch (httpMethod) {
      case "GET", "HEAD" -> Name.CONFIG_READ_PERM;
      default -> Name.CONFIG_EDIT_PERM;
    };
  }

  /** Returns whether a parameter is Solr's own, which any request may carry. */
  public static boolean isSolrsOwn(String parameter) {
    return SOLRS.contains(parameter)
        || parameter.startsWith("_")
        || parameter.startsWith("json.")
        || parameter.startsWith(ShardParams.SHARDS);
  }
}
