// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import java.util.ArrayList;
import java.util.List;
import org.apache.solr.cloud.CloudDescriptor;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.security.HttpServletAuthorizationContext;
import org.apache.solr.security.PermissionNameProvider;
import org.apache.solr.servlet.HttpSolrCall;

/**
 * A request as if it had come to {@link ExplainPermission#PATH}, for who decides about requests.
 */
final class ExplainContext extends HttpServletAuthorizationContext {
  private final SolrQueryRequest request;
  private final HttpSolrCall call;

  ExplainContext(SolrQueryRequest request, HttpSolrCall call) {
    super(call.getReq());
    this.request = request;
    this.call = call;
  }

  @Override
  public String getResource() {
    return ExplainPermission.PATH;
  }

  @Override
  public SolrParams getParams() {
    return request.getParams();
  }

  /** Also the collection of a core that is asked by its own name, which Solr leaves out. */
  @Override
  public List<CollectionRequest> getCollectionRequests() {
    List<String> names = new ArrayList<>(call.getCollectionsList());
    CloudDescriptor cloud = request.getCore().getCoreDescriptor().getCloudDescriptor();
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
    PermissionNameProvider handler = context -> ExplainPermission.NAME;
    return handler;
  }
}
