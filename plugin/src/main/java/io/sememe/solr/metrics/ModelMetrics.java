// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.DeviceInUse;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.ModelUsage;
import io.sememe.solr.cache.EncodingCache;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrInfoBean.Group;
import org.apache.solr.metrics.SolrMetricManager;
import org.apache.solr.metrics.SolrMetricProducer;
import org.apache.solr.metrics.SolrMetricsContext;

/**
 * What went through the models of a node, in Solr's metrics: {@code SEMEME.<model>.inferences} and
 * {@code SEMEME.<model>.tokens} in the group {@code node}; {@code SEMEME.<model>.schemaTexts}, the
 * texts among them that an analyzer of a schema asked for on this node: each replica that indexes a
 * text does, unless the update chain has it analysed once for all; the {@code
 * SEMEME.<model>.device} that it runs on, "none" where it is not in memory; and what needed no
 * model, because it was cached: {@code SEMEME.cache.hits}, {@code misses}, {@code evictions}, and
 * the {@code bytes} that the cache takes now. All others count from the start of the node.
 * Thread-safe.
 */
final class ModelMetrics {
  private static final String SCOPE = "SEMEME";
  private static final String CACHE = "cache";
  private static final String NO_DEVICE = "none";
  private static final ModelUsage NONE = new ModelUsage(0, 0);

  private final SolrMetricsContext context;
  private final Encoders encoders;
  private final Map<String, LongAdder> schemaTexts = new ConcurrentHashMap<>();
  private final Set<String> shown = ConcurrentHashMap.newKeySet();

  /**
   * Creates metrics without a model.
   *
   * @param encoders tell what went through each model, and where it runs
   * @param cache what is asked before the models
   */
  ModelMetrics(CoreContainer container, Encoders encoders, EncodingCache cache) {
    this.context =
        new SolrMetricsContext(
            container.getMetricManager(),
            SolrMetricManager.getRegistryName(Group.node),
            SolrMetricProducer.getUniqueMetricTag(this, null));
    this.encoders = encoders;
    gauge(CACHE, "hits", cache::hits);
    gauge(CACHE, "misses", cache::misses);
    gauge(CACHE, "evictions", cache::evictions);
    gauge(CACHE, "bytes", cache::bytes);
  }

  /** Shows a model, once. */
  void show(String model) {
    if (shown.add(model)) {
      gauge(model, "inferences", () -> usageOf(model).inferences());
      gauge(model, "tokens", () -> usageOf(model).tokens());
      gauge(model, "schemaTexts", schemaTexts(model)::sum);
      context.gauge(() -> deviceOf(model), true, "device", SCOPE, model);
    }
  }

  /** Counts a text that an analyzer of a schema gives to a model. */
  void countSchemaText(String model) {
    schemaTexts(model).increment();
  }

  /** Takes all of them out of Solr's metrics. */
  void close() {
    context.unregister();
  }

  private LongAdder schemaTexts(String model) {
    return schemaTexts.computeIfAbsent(model, name -> new LongAdder());
  }

  private ModelUsage usageOf(String model) {
    return encoders.usage().getOrDefault(model, NONE);
  }

  private String deviceOf(String model) {
    return encoders.device(model).map(DeviceInUse::name).orElse(NO_DEVICE);
  }

  private void gauge(String scope, String name, LongSupplier count) {
    context.gauge(count::getAsLong, true, name, SCOPE, scope);
  }
}
