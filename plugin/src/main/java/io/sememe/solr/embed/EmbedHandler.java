// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.EncoderException;
import io.sememe.solr.AdminRequest;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorSource;
import io.sememe.solr.space.CollectionSpaces;
import java.time.Duration;
import org.apache.solr.core.SolrCore;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.security.AuthorizationContext;
import org.apache.solr.util.plugin.SolrCoreAware;
import org.jspecify.annotations.Nullable;

/**
 * Gives a collection's documents their vectors, or vectors of another model, in the background.
 *
 * <pre>{@code
 * <requestHandler name="/sememe/embed" class="io.sememe.solr.embed.EmbedHandler"/>
 *
 * curl $SOLR/articles/sememe/embed -d action=start -d field=vector
 * curl $SOLR/articles/sememe/embed -d action=start -d field=vector -d into=vector_b -d model=$MODEL
 * curl $SOLR/articles/sememe/embed
 * }</pre>
 *
 * <p>Parameter {@code action}:
 *
 * <ul>
 *   <li>{@code status}, the default: the job that runs on the collection or last ran; every node
 *       answers the same
 *   <li>{@code start}: with {@code field} alone, documents that have no vector of the field's
 *       current space get one; with {@code into}, another vector field of the schema, and {@code
 *       model}, all documents get a second vector, then searches of {@code field} use it. Optional:
 *       {@code load}, the share of time in which it works, 0.05 to 1, default 0.5; {@code
 *       tolerate}, how many documents may fail, default 0
 *   <li>{@code pause}, and {@code resume}, which goes on after a failure too, with another {@code
 *       load} or {@code tolerate} if given
 *   <li>{@code cancel}: vectors that were made stay; no more are made
 * </ul>
 *
 * <p>Each vector field needs a string field of its name and {@code _hash} beside it in the schema.
 * Anything else is answered with 400; an action that does not go with the job's state with 409.
 *
 * <p>Like Solr's handlers for schema and configuration it changes by POST only, and asks for the
 * permission {@code config-read} to show and {@code config-edit} for anything else: the job decides
 * which model the collection's searches use.
 */
public final class EmbedHandler extends RequestHandlerBase implements SolrCoreAware {
  private static final String SECTION = "embed";
  private static final Duration LOADING = Duration.ofMinutes(2);

  private volatile @Nullable KeeperThreads threads;

  /** Starts to look after the collection's job. */
  @Override
  public void inform(SolrCore core) {
    DocumentsHandler.register(core);
    threads = KeeperThreads.start(core, new CoreJobs(core)::keeper);
  }

  @Override
  public void handleRequestBody(SolrQueryRequest request, SolrQueryResponse response) {
    response.setHttpCaching(false);
    response.add(SECTION, JobView.of(answer(request)));
  }

  @Override
  public Name getPermissionName(AuthorizationContext context) {
    return AdminRequest.permission(context.getHttpMethod());
  }

  @Override
  public Category getCategory() {
    return Category.ADMIN;
  }

  @Override
  public String getDescription() {
    return "Encodes the documents of a collection again";
  }

  private @Nullable Job answer(SolrQueryRequest request) {
    Action action = Action.of(request.getParams(), AdminRequest.mayChange(request));
    CoreJobs jobs = new CoreJobs(request.getCore());
    return action == Action.STATUS ? jobs.store().find() : change(action, jobs.verbs(), request);
  }

  private Job change(Action action, Verbs verbs, SolrQueryRequest request) {
    Parameters parameters = new Parameters(request.getParams());
    Job changed =
        switch (action) {
          case START -> verbs.start(planner(request).plan(parameters));
          case PAUSE -> verbs.pause();
          case RESUME -> verbs.resume(parameters.load(), parameters.tolerate());
          case CANCEL -> verbs.cancel();
          case STATUS -> throw new AssertionError("status changes nothing");
        };
    wake();
    return changed;
  }

  private Planner planner(SolrQueryRequest request) {
    SolrCore core = request.getCore();
    IdRouting.require(core);
    Sememe sememe = Sememe.of(core.getCoreContainer());
    return new Planner(
        new SchemaChecks(request.getSchema(), field -> givesTokens(core, field)),
        CollectionSpaces.of(core),
        model -> open(sememe, model));
  }

  // The job's updates go through the chain of updates that name none.
  private static boolean givesTokens(SolrCore core, String field) {
    return core.getUpdateProcessingChain(null).getProcessors().stream()
        .anyMatch(one -> one instanceof VectorSource source && source.givesTokens(field));
  }

  private static EmbeddingSpace open(Sememe sememe, String model) {
    try {
      return sememe.tasks().textEmbedder(model).space(Deadline.in(LOADING));
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
  }

  private void wake() {
    KeeperThreads looking = threads;
    if (looking != null) {
      looking.wake();
    }
  }
}
