// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import java.security.Principal;
import java.util.function.Supplier;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.SolrQueryResponse;
import org.jspecify.annotations.Nullable;

/**
 * In whose name Solr sends what a thread sends that serves no request itself. The user is asked for
 * when this is made: the server gives the request's objects to others when it is over.
 */
final class AsUser extends SolrRequestInfo {
  private final @Nullable Principal user;

  private AsUser(@Nullable Principal user) {
    super((SolrQueryRequest) null, new SolrQueryResponse());
    this.user = user;
  }

  /** Returns the user of the request that this thread serves; null where it serves none. */
  static @Nullable AsUser ofThisThread() {
    SolrRequestInfo served = getRequestInfo();
    return served == null ? null : new AsUser(served.getUserPrincipal());
  }

  /** Calls something in this thread, whichever it is. */
  <T> T call(Supplier<T> call) {
    // Each ends with the call: Solr closes what it takes off.
    setRequestInfo(new AsUser(user));
    try {
      return call.get();
    } finally {
      clearRequestInfo();
    }
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    return user;
  }
}
