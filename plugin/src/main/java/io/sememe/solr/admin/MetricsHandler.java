// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.Sememe;
import io.sememe.solr.WrittenAnswer;
import org.apache.solr.common.util.ContentStreamBase;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.security.AuthorizationContext;

/**
 * What the node shows of its models, as Prometheus reads it, whatever {@code wt} says. The figures
 * are the node's: they are the same at each of its collections.
 *
 * <pre>{@code
 * <requestHandler name="/sememe/metrics" class="io.sememe.solr.admin.MetricsHandler"/>
 * }</pre>
 */
public final class MetricsHandler extends RequestHandlerBase {
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  @Override
  public void handleRequestBody(SolrQueryRequest request, SolrQueryResponse response) {
    String page = Sememe.of(request.getCoreContainer()).metricsForPrometheus();
    response.setHttpCaching(false);
    WrittenAnswer.send(new ContentStreamBase.StringStream(page, CONTENT_TYPE), request, response);
  }

  @Override
  public Name getPermissionName(AuthorizationContext request) {
    return Name.METRICS_READ_PERM;
  }

  @Override
  public String getDescription() {
    return "What the node shows of its models, for Prometheus";
  }

  @Override
  public Category getCategory() {
    return Category.ADMIN;
  }
}
