// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.ModelListener;
import io.sememe.encoder.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.solr.core.SolrInfoBean.Group;
import org.apache.solr.metrics.SolrMetricManager;
import org.apache.solr.metrics.SolrMetricsContext;

/**
 * Counts what goes through the models of a node, per model and role, in Solr's metrics: {@code
 * SEMEME.<model>.<query|passage>.requests} and so on, in the group {@code node}. Thread-safe.
 */
public final class ModelCounters implements ModelListener {
  /** The first part of all names. */
  static final String SCOPE = "SEMEME";

  private final SolrMetricsContext context;
  private final ModelListener log;
  private final Map<String, OfModel> models = new ConcurrentHashMap<>();

  /**
   * Creates counters without a model.
   *
   * @param context the registry of the node
   * @param log is told all, too
   */
  ModelCounters(SolrMetricsContext context, ModelListener log) {
    this.context = context;
    this.log = log;
  }

  /**
   * Creates counters without a model.
   *
   * @param maxQueuedTokens how many tokens may wait, as the log tells whom it is too few
   */
  public static ModelCounters of(SolrMetricManager manager, int maxQueuedTokens) {
    String registry = SolrMetricManager.getRegistryName(Group.node);
    String tag = SCOPE + "." + Integer.toHexString(System.identityHashCode(manager));
    return new ModelCounters(
        new SolrMetricsContext(manager, registry, tag),
        new EncodingLog(maxQueuedTokens, System::nanoTime));
  }

  SolrMetricsContext context() {
    return context;
  }

  /** What is counted of a model. */
  private record OfModel(RoleCounters query, RoleCounters passage) {
    private RoleCounters in(Role role) {
      return role == Role.QUERY ? query : passage;
    }
  }

  /** Returns the counters of a model, those of queries first; the first call registers them. */
  List<RoleCounters> of(String model) {
    OfModel counters = counters(model);
    return List.of(counters.query(), counters.passage());
  }

  private RoleCounters of(String model, Role role) {
    return counters(model).in(role);
  }

  private OfModel counters(String model) {
    OfModel known = models.get(model);
    return known == null ? models.computeIfAbsent(model, this::register) : known;
  }

  private OfModel register(String model) {
    return new OfModel(
        RoleCounters.of(context, model, Role.QUERY), RoleCounters.of(context, model, Role.PASSAGE));
  }

  @Override
  public void asked(String model, Role role) {
    of(model, role).requests().inc();
  }

  @Override
  public void waited(String model, Role role, long nanos) {
    of(model, role).queueTime().add(nanos);
  }

  @Override
  public void ran(String model, Role role, int texts, long tokens, long nanos) {
    RoleCounters counters = of(model, role);
    counters.tokens().inc(tokens);
    counters.inferenceTime().add(nanos);
    log.ran(model, role, texts, tokens, nanos);
  }

  @Override
  public void truncated(String model, Role role, long tokens) {
    of(model, role).truncations().inc();
  }

  @Override
  public void refused(String model, Role role, Kind kind) {
    of(model, role).refused(kind);
    log.refused(model, role, kind);
  }

  /** Takes all metrics of the models out of Solr's. */
  void close() {
    context.unregister();
    context.getMetricRegistry().removeMatching((name, metric) -> name.startsWith(SCOPE + "."));
  }
}
