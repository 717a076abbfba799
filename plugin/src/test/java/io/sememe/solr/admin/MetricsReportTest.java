// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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
  void times_are_shown_in_milliseconds() {
    registry.timer("SEMEME.one.query.inferenceTime").update(5, TimeUnit.MILLISECONDS);
    assertEquals(
        Map.of(
            "query.inferenceTime",
            Map.of("count", 1L, "p50Millis", 5.0, "p95Millis", 5.0, "p99Millis", 5.0)),
        new MetricsReport(registry).ofModel("one"));
  }
}
