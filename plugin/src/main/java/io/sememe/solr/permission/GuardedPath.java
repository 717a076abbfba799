// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.permission;

import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.security.AuthorizationPlugin;
import org.apache.solr.security.PKIAuthenticationPlugin;
import org.apache.solr.security.PermissionNameProvider.Name;
import org.apache.solr.servlet.HttpSolrCall;

/**
 * A path that administrators write rules for. Solr itself compares rules with the path of a
 * request, and with that only: it lets a transformer through with {@code /select}, and a handler
 * under each name that a configuration gives it.
 *
 * @param what what lies behind it, for messages
 * @param path what rules are written for
 * @param permission what Solr asks for by itself
 */
public record GuardedPath(String what, String path, Name permission) {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  /**
   * Makes sure that the user of a request may do with the path what the request does.
   *
   * @throws SolrException 401 when a user must be named, 403 when this one may not, or when it
   *     cannot be told who asks
   */
  public void require(SolrQueryRequest request) {
    HttpSolrCall call = request.getHttpSolrCall();
    if (isFree(request)) {
      return;
    }
    if (call == null) {
      throw new SolrException(ErrorCode.FORBIDDEN, "who asks for " + what + " asks over HTTP");
    }
    int status = status(request, call, call.getReq().getMethod());
    if (!isSuccess(status)) {
      throw new SolrException(
          ErrorCode.getErrorCode(status),
          "asking for "
              + what
              + " is for those who may use "
              + path
              + ": the authorization of this node answers "
              + status);
    }
  }

  /** Returns whether the user of a request might use the path with a method. */
  public boolean isOpenTo(SolrQueryRequest request, METHOD method) {
    HttpSolrCall call = request.getHttpSolrCall();
    return isFree(request) || (call != null && isSuccess(status(request, call, method.name())));
  }

  // What another node asks in its own name was asked of it by nobody, or by whom it has let in.
  private static boolean isFree(SolrQueryRequest request) {
    return request.getCoreContainer().getAuthorizationPlugin() == null
        || request.getUserPrincipal() == PKIAuthenticationPlugin.CLUSTER_MEMBER_NODE;
  }

  private int status(SolrQueryRequest request, HttpSolrCall call, String method) {
    AuthorizationPlugin plugin = request.getCoreContainer().getAuthorizationPlugin();
    return plugin.authorize(new PathContext(this, method, request, call)).statusCode;
  }

  private static boolean isSuccess(int status) {
    return status == OK || status == ACCEPTED;
  }
}
