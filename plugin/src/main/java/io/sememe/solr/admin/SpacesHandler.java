// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.AdminRequest;
import io.sememe.solr.Sememe;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import org.apache.solr.core.SolrCore;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.security.AuthorizationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what a collection remembers of its vector fields, and what the models named there are on
 * the node that answers, and what token vectors take there; lets a fingerprint in; forgets a field.
 *
 * <pre class="prettyprint">
 * &lt;requestHandler name="/sememe/spaces" class="io.sememe.solr.admin.SpacesHandler"/&gt;
 *
 * curl $SOLR/articles/sememe/spaces
 * curl $SOLR/articles/sememe/spaces -d action=accept -d field=vector -d fingerprint=$HASH
 * curl $SOLR/articles/sememe/spaces -d action=forget -d field=vector
 * </pre>
 *
 * <p>A field is forgotten only while no document has a vector of it, as searches see it since the
 * last commit, or with {@code force=true}. Every action answers with what is remembered then.
 *
 * <p>Like Solr's handlers for schema and configuration it changes by POST only, and asks for the
 * permission {@code config-read} to show and {@code config-edit} for anything else. Faults of the
 * request are answered with 400, vectors in the way with 409, ZooKeeper out of reach with 503.
 * Thread-safe.
 */
public final class SpacesHandler extends RequestHandlerBase {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  @Override
  public void handleRequestBody(SolrQueryRequest request, SolrQueryResponse response) {
    SpacesCommand command = SpacesCommand.of(request.getParams(), AdminRequest.mayChange(request));
    SolrCore core = request.getCore();
    CollectionSpaces spaces = CollectionSpaces.of(core);
    if (command.action() != SpacesCommand.Action.SHOW) {
      new SpacesChange(spaces, field -> VectorSearch.finds(core, field)).apply(command);
      log.info("Changed what the collection remembers of its vector fields: {}", command);
    }
    answer(request, spaces.all(), response);
  }

  private static void answer(
      SolrQueryRequest request, Map<String, FieldSpaces> fields, SolrQueryResponse response) {
    Sememe sememe = Sememe.of(request.getCoreContainer());
    response.setHttpCaching(false);
    response.add("fields", fields);
    response.add("node", sememe.node());
    response.add("models", SpacesReport.models(fields.values(), sememe.models()));
    response.add(
        "tokens",
        TokensReport.of(
            request.getSchema(), request.getSearcher().getIndexReader(), fields.values()));
  }

  /** Whatever may change something needs the permission to. */
  @Override
  public Name getPermissionName(AuthorizationContext request) {
    return AdminRequest.permission(request.getHttpMethod());
  }

  @Override
  public String getDescription() {
    return "What the collection remembers of its vector fields";
  }

  @Override
  public Category getCategory() {
    return Category.ADMIN;
  }
}
