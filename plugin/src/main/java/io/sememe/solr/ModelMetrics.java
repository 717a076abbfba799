// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.ModelUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrInfoBean.Group;
import org.apache.solr.metrics.SolrMetricManager;
import org.apache.solr.metrics.SolrMetricProducer;
import org.apache.solr.metrics.SolrMetricsContext;

/**
 * What went through the models of a node, in Solr's metrics: {@code SEMEME.<model>.inferences} and
 * {@code SEMEME.<model>.tokens} in the group {@code node}. Both count from the start of the node.
 * Thread-safe.
 */
final class ModelMetrics {
  private static final String SCOPE = "SEMEME";
  private static final ModelUsage NONE = new ModelUsage(0, 0);

  private final SolrMetricsContext context;
  private final Supplier<Map<String, ModelUsage>> usage;
  private final Set<String> shown = ConcurrentHashMap.newKeySet();

  /**
   * Creates metrics without a model.
   *
   * @param usage tells what went through each model
   */
  ModelMetrics(CoreContainer container, Supplier<Map<String, ModelUsage>> usage) {
    this.context =
        new SolrMetricsContext(
            container.getMetricManager(),
            SolrMetricManager.getRegistryName(Group.node),
            SolrMetricProducer.getUniqueMetricTag(this, null));
    this.usage = usage;
  }

  /** Shows a model, once. */
  void show(String model) {
    if (shown.add(model)) {
      gauge(model, "inferences", ModelUsage::inferences);
      gauge(model, "tokens", ModelUsage::tokens);
    }
  }

  /** Takes all of them out of Solr's metrics. */
  void close() {
    context.unregister();
  }

  private void gauge(String model, String name, ToLongFunction<ModelUsage> count) {
    context.gauge(
        () -> count.applyAsLong(usage.get().getOrDefault(model, NONE)), true, name, SCOPE, model);
  }
}
