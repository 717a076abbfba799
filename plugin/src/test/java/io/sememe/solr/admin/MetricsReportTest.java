// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.solr.cache.EncodingCache;
import io.sememe.solr.limits.Gate;
import io.sememe.solr.metrics.ModelCounters;
import io.sememe.solr.metrics.ModelMetrics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.solr.metrics.SolrMetricManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsReportTest {
  private final MetricRegistry registry = new MetricRegistry();

  @Test
  void figures_of_one_model_are_shown_and_no_others() {
    registry.counter("SEMEME.one.query.requests").inc(3);
    registry.register("SEMEME.one.tokens", (Gauge<Long>) () -> 17L);
    registry.register("SEMEME.one.device", (Gauge<String>) () -> "cpu");
    registry.counter("SEMEME.oneself.query.requests").inc();
    registry.counter("CORE.one.requests").inc();
    assertEquals(
        Map.of("query.requests", 3L, "tokens", 17L), new MetricsReport(registry).ofModel("one"));
  }

  @Test
  void a_model_has_no_figures_of_the_node_or_of_a_model_whose_name_begins_the_same() {
    registry.counter("SEMEME.cache.hits").inc();
    registry.counter("SEMEME.cache.2.query.requests").inc();
    registry.counter("SEMEME.cache.query.requests").inc();
    assertEquals(Map.of("query.requests", 1L), new MetricsReport(registry).ofModel("cache"));
  }

  @Test
  void all_numbers_that_a_node_shows_of_a_model_are_figures(@TempDir Path home) {
    SolrMetricManager manager = new SolrMetricManager();
    try (Encoders encoders = new Encoders(EncoderSettings.of(home))) {
      new ModelMetrics(
              ModelCounters.of(manager, 1), encoders, new EncodingCache(1), new Gate("", "", 1))
          .show("m");
      MetricRegistry node = manager.registry("solr.node");
      Set<String> shown =
          node.getNames().stream()
              .filter(name -> name.startsWith("SEMEME.m."))
              .map(name -> name.substring("SEMEME.m.".length()))
              .filter(name -> !Set.of("device", "state").contains(name))
              .collect(Collectors.toSet());
      assertEquals(shown, new MetricsReport(node).ofModel("m").keySet());
      assertEquals(2 * 8 + 4, shown.size());
    }
  }

  @Test
  void times_are_shown_in_milliseconds() {
    registry.timer("SEMEME.one.query.inferenceTime").update(5, TimeUnit.MILLISECONDS);
    assertEquals(
        Map.of(
            "query.inferenceTime",
            Map.of("count", 1L, "p50Millis", 5.0, "p95Millis", 5.0, "p99Millis", 5.0)),
        new MetricsReport(registry).ofModel("one"));
  }

  @Test
  void of_what_was_not_measured_no_times_are_shown() {
    registry.timer("SEMEME.one.query.queueTime");
    assertEquals(
        Map.of("query.queueTime", Map.of("count", 0L)), new MetricsReport(registry).ofModel("one"));
  }
}
