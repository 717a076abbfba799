// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.EncoderException;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.Switchable;
import io.sememe.solr.models.ModelUser;
import io.sememe.solr.permission.GuardedPath;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.security.AuthorizationContext;
import org.jspecify.annotations.Nullable;

/**
 * Answers with what a model makes of texts, where it is not switched off, to those who may use its
 * path. Thread-safe.
 */
abstract class ExplainingHandler extends RequestHandlerBase implements ModelUser, Switchable {
  private static final SolrParams COMPACT = new MapSolrParams(Map.of(CommonParams.INDENT, "false"));

  private final GuardedPath path;
  private volatile ExplainSettings settings = ExplainSettings.NONE;

  ExplainingHandler(GuardedPath path) {
    this.path = path;
  }

  @Override
  public final void init(NamedList<?> args) {
    super.init(args);
    settings = ExplainSettings.of(args, getClass().getSimpleName());
  }

  @Override
  public final Stream<String> models() {
    return Stream.ofNullable(model());
  }

  @Override
  public final boolean isOn() {
    return settings.enabled();
  }

  @Override
  public final void handleRequestBody(SolrQueryRequest request, SolrQueryResponse response) {
    response.setHttpCaching(false);
    settings.requireEnabled();
    path.require(request);
    try {
      answer(request).forEach(response::add);
    } catch (EncoderException e) {
      throw SolrErrors.ofQuery(e);
    }
  }

  /**
   * Returns the answer.
   *
   * @throws EncoderException what the model throws
   * @throws org.apache.solr.common.SolrException 400 and 413 for what is wrong with the request
   */
  abstract NamedList<Object> answer(SolrQueryRequest request);

  /** Returns the model of requests that name none; null for none. */
  final @Nullable String model() {
    return settings.model();
  }

  /** Has an answer not indented unless it is asked for: every number would have its own line. */
  static void compact(SolrQueryRequest request) {
    request.setParams(SolrParams.wrapDefaults(request.getParams(), COMPACT));
  }

  @Override
  public final Name getPermissionName(AuthorizationContext request) {
    return path.permission();
  }

  @Override
  public final Category getCategory() {
    return Category.QUERY;
  }
}
