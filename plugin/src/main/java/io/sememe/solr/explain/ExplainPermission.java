// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.security.AuthorizationPlugin;
import org.apache.solr.security.AuthorizationResponse;
import org.apache.solr.security.PKIAuthenticationPlugin;
import org.apache.solr.security.PermissionNameProvider.Name;
import org.apache.solr.servlet.HttpSolrCall;

/**
 * Who may see what a model sees. One rule of an administrator for the path {@link #PATH} guards all
 * ways to it. Solr itself compares rules with the path of a request, and with that only: it lets a
 * transformer through with {@code /select}, and a handler under each name that a configuration
 * gives it.
 */
final class ExplainPermission {
  /** What rules are written for. */
  static final String PATH = "/sememe/explain";

  /** What Solr asks for by itself: the same as for reading documents. */
  static final Name NAME = Name.READ_PERM;

  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private ExplainPermission() {}

  /**
   * Makes sure that the user of a request may.
   *
   * @throws SolrException 401 when a user must be named, 403 when this one may not, or when it
   *     cannot be told who asks
   */
  static void require(SolrQueryRequest request) {
    AuthorizationPlugin plugin = request.getCoreContainer().getAuthorizationPlugin();
    // What another node asks in its own name was asked of it by nobody, or by whom it has let in.
    if (plugin == null
        || request.getUserPrincipal() == PKIAuthenticationPlugin.CLUSTER_MEMBER_NODE) {
      return;
    }
    HttpSolrCall call = request.getHttpSolrCall();
    if (call == null) {
      throw new SolrException(ErrorCode.FORBIDDEN, "who asks for attention asks over HTTP");
    }
    requireSuccess(plugin.authorize(new ExplainContext(request, call)));
  }

  private static void requireSuccess(AuthorizationResponse response) {
    if (response.statusCode != OK && response.statusCode != ACCEPTED) {
      throw new SolrException(
          ErrorCode.getErrorCode(response.statusCode),
          "attention is for those who may use "
              + PATH
              + ": the authorization of this node answers "
              + response.statusCode);
    }
  }
}
