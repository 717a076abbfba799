// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.Deadline;
import io.sememe.solr.AdminRequest;
import io.sememe.solr.RequestTime;
import io.sememe.solr.SolrErrors;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.solr.common.SolrException;
import org.apache.solr.core.SolrCore;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.security.AuthorizationContext;
import org.apache.solr.util.plugin.SolrCoreAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of the node that answers, or of all nodes: what they are, and what can be done with
 * them. All collections of a node share them: any collection's address will do.
 *
 * <pre>{@code
 * <requestHandler name="/sememe/models" class="io.sememe.solr.admin.ModelsHandler"/>
 *
 * curl $SOLR/articles/sememe/models
 * curl $SOLR/articles/sememe/models -d action=load -d model=my-model -d wait=true
 * curl $SOLR/articles/sememe/models -d action=unload -d model=my-model -d scope=cluster
 * }</pre>
 *
 * <p>Parameter {@code action}:
 *
 * <ul>
 *   <li>{@code list}, the default: each model that is installed, was asked for, or is named by a
 *       configuration: its {@code state}, the {@code reason} when it has FAILED, and under {@code
 *       namedBy} by collection the places that name it
 *   <li>{@code load}: begins to load a model, also one whose load has failed. {@code
 *       preflight=true} has it tried in a process of its own first
 *   <li>{@code unload}: takes a model out of memory, after the calls that are inside it; 503 when
 *       they take longer than may be waited, and it goes when they end. Refused with 409 while a
 *       configuration names it, unless {@code force=true}
 *   <li>{@code reload}: loads a model anew if its files have changed; the one in memory answers
 *       until the new one is ready, and stays if that one fails
 *   <li>{@code warm}: runs texts of all lengths through a model
 *   <li>{@code verify}: compares a model's files with their SHA-256, and the vectors it gives with
 *       those that its descriptor keeps
 * </ul>
 *
 * <p>All but {@code list} need {@code model}, change by POST only, and answer with what the model
 * is then. {@code load} and {@code reload} answer when loading has begun; with {@code wait=true}
 * when the model is ready, and with 503 and the reason when it fails. What waits, waits no longer
 * than {@code timeAllowed} milliseconds, 10 minutes at most.
 *
 * <p>With {@code scope=cluster} every node that is alive is asked, in the name of the user who
 * asks: the answer has under {@code nodes} the {@code status} of each, and its {@code error} where
 * that is not 200. When none did it the request fails; and so does {@code unload}, and does it
 * nowhere, while a node that this user may ask does not say whether it names the model, unless
 * {@code force=true}.
 *
 * <p>Anything else is answered with 400. Asks for the permission {@code metrics-read} to list, and
 * {@code config-edit} for anything else. Thread-safe.
 */
public final class ModelsHandler extends RequestHandlerBase implements SolrCoreAware {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());
  private static final long MOST_MILLIS = TimeUnit.MINUTES.toMillis(10);

  /** Begins to load all models that the core names; faults in the node's settings are told. */
  @Override
  public void inform(SolrCore core) {
    ModelVerbs.expectAll(core);
  }

  @Override
  public void handleRequestBody(SolrQueryRequest request, SolrQueryResponse response) {
    response.setHttpCaching(false);
    ModelsCommand command = ModelsCommand.of(request.getParams(), AdminRequest.mayChange(request));
    try {
      answer(command, request).forEach(response::add);
      if (command.action() != ModelsCommand.Action.LIST) {
        log.info("Carried out for the models of this node: {}", command);
      }
    } catch (SolrException e) {
      SolrErrors.addRetryAfter(response, e);
      throw e;
    }
  }

  private Map<String, Object> answer(ModelsCommand command, SolrQueryRequest request) {
    SolrCore core = request.getCore();
    ModelVerbs verbs = ModelVerbs.of(core.getCoreContainer());
    long millis = RequestTime.leftMillis(request, MOST_MILLIS);
    return switch (command.scope()) {
      case NODE -> verbs.carryOut(command, Deadline.in(Duration.ofMillis(millis)));
      case CLUSTER ->
          new ModelsEverywhere(
                  new AllNodes(core, verbs.sememe().node())::ask,
                  verbs,
                  getPluginInfo().name,
                  millis)
              .carryOut(command);
    };
  }

  /** Whatever may change something needs the permission to. */
  @Override
  public Name getPermissionName(AuthorizationContext request) {
    return AdminRequest.nodePermission(request.getHttpMethod());
  }

  @Override
  public String getDescription() {
    return "The models of the node";
  }

  @Override
  public Category getCategory() {
    return Category.ADMIN;
  }
}
