// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.shards;

import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.handler.component.ResponseBuilder;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrRequestInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the node that a client asks tells the shards, in parameters of its request, as Solr does
 * with a request's id: they get all that the request has when it is sent on, which is after its
 * queries were parsed. Whoever reads such a parameter must not trust it: a client can send it too.
 */
public final class ShardParameters {
  private ShardParameters() {}

  /**
   * Returns whether this node asks shards and searches none of the request's documents itself. Only
   * while the request's queries are being parsed.
   */
  public static boolean areSentBy(SolrQueryRequest request) {
    SolrRequestInfo info = SolrRequestInfo.getRequestInfo();
    @Nullable ResponseBuilder asked = info == null ? null : info.getResponseBuilder();
    return asked != null && asked.isDistributed() && asked.req == request;
  }

  /**
   * Tells the shards something. What echoParams=explicit shows are the client's own parameters,
   * which stay as they were.
   */
  public static void tell(SolrQueryRequest request, String parameter, String value) {
    ModifiableSolrParams more = new ModifiableSolrParams(request.getParams());
    more.set(parameter, value);
    request.setParams(more);
  }
}
