// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.permission;

import java.util.ArrayList;
import java.util.List;
import org.apache.solr.cloud.CloudDescriptor;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.security.HttpServletAuthorizationContext;
import org.apache.solr.security.PermissionNameProvider;
import org.apache.solr.servlet.HttpSolrCall;

/** A request as if it had come to a path of ours, for who decides about requests. */
final class PathContext extends HttpServletAuthorizationContext {
  private final GuardedPath guarded;
  private final String method;
  private final SolrQueryRequest request;
  private final HttpSolrCall call;

  PathContext(GuardedPath guarded, String method, SolrQueryRequest request, HttpSolrCall call) {
    super(call.getReq());
    this.guarded = guarded;
    this.method = method;
    this.request = request;
    this.call = call;
  }

  @Override
  public String getResource() {
    return guarded.path();
  }

  @Override
  public String getHttpMethod() {
    return method;
  }

  @Override
  public SolrParams getParams() {
    return request.getParams();
  }

  /** Also the collection of a core that is asked by its own name, which Solr leaves out. */
  @Override
  @SuppressWarnings("deprecation") // nothing else in Solr 9 tells it
  public List<CollectionRequest> getCollectionRequests() {
    List<String> names = new ArrayList<>(call.getCollectionsList());
    CloudDescriptor cloud = request.getCloudDescriptor();
    if (cloud != null && !names.contains(cloud.getCollectionName())) {
      names.add(cloud.getCollectionName());
    }
    return names.stream().map(CollectionRequest::new).toList();
  }

  /** What Solr says of all but searches and updates. */
  @Override
  public RequestType getRequestType() {
    return RequestType.UNKNOWN;
  }

  @Override
  public Object getHandler() {
    PermissionNameProvider handler = context -> guarded.permission();
    return handler;
  }
}
