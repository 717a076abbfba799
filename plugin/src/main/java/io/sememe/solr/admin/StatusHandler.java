// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.ModelState;
import io.sememe.encoder.ModelStatus;
import io.sememe.solr.Sememe;
import io.sememe.solr.collection.CollectionName;
import io.sememe.solr.models.NamedModels;
import java.lang.invoke.MethodHandles;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.security.AuthorizationContext;
import org.apache.solr.util.plugin.SolrCoreAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the node that answers is, and what the collection is to it; for people, and for probes.
 *
 * <pre>{@code
 * <requestHandler name="/sememe/status" class="io.sememe.solr.admin.StatusHandler"/>
 *
 * curl $SOLR/articles/sememe/status
 * curl $SOLR/articles/sememe/status?scope=cluster
 * curl $SOLR/articles/sememe/status?probe=true
 * }</pre>
 *
 * <p>The answer: {@code ready}, whether every model that the collection names, in its configuration
 * or its memory, is READY on this node, which begins to load what nobody asked for yet (on a
 * coordinator the models of all collections that its core was asked about); the node's version,
 * Java, memory, cache, and the limits in force; its {@code models} as {@link ModelsHandler} lists
 * them, each with its {@code figures} from the metrics, times without percentiles where nothing was
 * measured lately; and the {@code collection}: the models that it names, what it remembers of its
 * vector fields, how many documents it has, and how many of them have no vector, as searches see
 * them since the last commit. {@code part=node} leaves the collection out, and spares the counting.
 *
 * <p>With {@code scope=cluster} every node that is alive is asked, as {@link ModelsHandler} does;
 * {@code divergent} lists the models that are not the same on all of them.
 *
 * <p>{@code probe=true} is answered with {@code ready} alone, status 200 or 503. It needs the
 * permission {@code health}, anything else {@code metrics-read}. What is unknown is answered with
 * 400. Thread-safe.
 */
public final class StatusHandler extends RequestHandlerBase implements SolrCoreAware {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());
  private static final String READY = "ready";

  /** Every part of an answer is at hand, but on nodes that are busy. */
  private static final long MILLIS = 20_000;

  /**
   * Begins to load all models that the core names: a probe that waits for them must not wait for a
   * search that needs them. Faults in the node's settings are told.
   */
  @Override
  public void inform(SolrCore core) {
    ModelVerbs.expectAll(core);
  }

  @Override
  public void handleRequestBody(SolrQueryRequest request, SolrQueryResponse response) {
    response.setHttpCaching(false);
    StatusCommand command = StatusCommand.of(request);
    if (command.probe()) {
      probe(request.getCore(), response);
    } else {
      answer(command, request.getCore()).forEach(response::add);
    }
  }

  private Map<String, Object> answer(StatusCommand command, SolrCore core) {
    return command.scope() == Scope.NODE ? here(core, command.nodeOnly()) : everywhere(core);
  }

  private Map<String, Object> everywhere(SolrCore core) {
    AllNodes nodes = new AllNodes(core, Sememe.of(core.getCoreContainer()).node());
    NodeRequest request =
        new NodeRequest(METHOD.GET, getPluginInfo().name, StatusCommand.ofNode(), MILLIS);
    Map<String, Map<String, Object>> answers = nodes.ask(request, () -> here(core, true));
    Map<String, Object> report = new LinkedHashMap<>();
    Set<String> names = new HashSet<>(Set.of(CollectionName.of(core)));
    CollectionName.onCoordinators(core).ifPresent(names::add);
    report.put(READY, NodeComparison.isReady(answers.values(), names));
    report.put("divergent", NodeComparison.divergent(answers));
    report.put("nodes", answers);
    report.put("collection", CollectionReport.of(core));
    return report;
  }

  private static Map<String, Object> here(SolrCore core, boolean nodeOnly) {
    CoreContainer node = core.getCoreContainer();
    Sememe sememe = Sememe.of(node);
    // Read once: they are listed from the disk.
    List<ModelStatus> models = sememe.models();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put(READY, isReady(core));
    report.putAll(NodeReport.of(sememe, models));
    report.put("models", models(node, models));
    if (!nodeOnly) {
      report.put("collection", CollectionReport.of(core));
    }
    return report;
  }

  private static Map<String, Object> models(CoreContainer node, List<ModelStatus> all) {
    MetricsReport metrics = MetricsReport.of(node);
    Map<String, Map<String, Object>> models = ModelReport.all(all, NamedModels.of(node));
    models.forEach((name, model) -> model.put("figures", metrics.ofModel(name)));
    return new TreeMap<>(models);
  }

  // Asked every second by some: the disk has no part in it where all models are there.
  private static boolean isReady(SolrCore core) {
    Sememe sememe = Sememe.of(core.getCoreContainer());
    Set<String> named = NamedModels.of(core).keySet();
    named.forEach(model -> expect(sememe, model));
    return areReady(named, sememe.encoders()::status);
  }

  // What a collection remembers changes after its core has opened, and searches that would have the
  // model loaded may wait for this node to be ready.
  private static void expect(Sememe sememe, String model) {
    try {
      if (sememe.encoders().status(model).isEmpty()) {
        sememe.tasks().textEmbedder(model);
      }
    } catch (EncoderException e) {
      log.debug("Not ready: {}", e.getMessage());
    }
  }

  /**
   * Returns whether all models that are named are READY.
   *
   * @param status tells it of a model that was asked for, and nothing of others
   */
  static boolean areReady(Set<String> named, Function<String, Optional<ModelStatus>> status) {
    return named.stream()
        .allMatch(
            name ->
                status
                    .apply(name)
                    .map(ModelStatus::state)
                    .filter(ModelState.READY::equals)
                    .isPresent());
  }

  // Thrown, it would be an error in the log each time that somebody looks.
  private static void probe(SolrCore core, SolrQueryResponse response) {
    boolean ready = isReady(core);
    response.add(READY, ready);
    if (!ready) {
      response.setException(new SolrException(ErrorCode.SERVICE_UNAVAILABLE, "not ready"));
    }
  }

  /** A probe sees less than others, and needs less. */
  @Override
  public Name getPermissionName(AuthorizationContext request) {
    return StatusCommand.isProbe(request.getParams()) ? Name.HEALTH_PERM : Name.METRICS_READ_PERM;
  }

  @Override
  public String getDescription() {
    return "How the node and its models are";
  }

  @Override
  public Category getCategory() {
    return Category.ADMIN;
  }
}
