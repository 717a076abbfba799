// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.Timer;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.ModelListener;
import io.sememe.encoder.Role;
import io.sememe.solr.cache.EncodingCache;
import io.sememe.solr.limits.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.solr.core.MetricsConfig;
import org.apache.solr.metrics.SolrMetricManager;
import org.apache.solr.metrics.SolrMetricsContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Solr's registry shows of what is told. */
class ModelCountersTest {
  private static final String MODEL = "bge-small-en-v1.5";

  private final SolrMetricsContext context =
      new SolrMetricsContext(new SolrMetricManager(), "solr.node", "test");
  private final ModelCounters counters = new ModelCounters(context, ModelListener.NONE);

  @Test
  void each_thing_told_has_its_own_figure() {
    counters.asked(MODEL, Role.QUERY);
    counters.waited(MODEL, Role.QUERY, 5);
    counters.ran(MODEL, Role.QUERY, 2, 30, 70);
    counters.truncated(MODEL, Role.QUERY, 9);
    counters.refused(MODEL, Role.PASSAGE, Kind.OVERLOADED);
    counters.refused(MODEL, Role.PASSAGE, Kind.TIMEOUT);
    counters.refused(MODEL, Role.PASSAGE, Kind.LOADING);
    counters.refused(MODEL, Role.PASSAGE, Kind.INTERNAL);
    assertEquals(1, count("query.requests"));
    assertEquals(30, count("query.tokens"));
    assertEquals(1, count("query.truncations"));
    assertEquals(1, timer("query.queueTime").getCount());
    assertEquals(70, timer("query.inferenceTime").getSnapshot().getMax());
    assertEquals(0, count("query.failures"));
    assertEquals(0, count("passage.requests"));
    assertEquals(1, count("passage.rejections"));
    assertEquals(1, count("passage.timeouts"));
    assertEquals(2, count("passage.failures"));
  }

  @Test
  void nothing_is_lost_however_many_tell_at_the_same_time() {
    IntStream.range(0, 8).parallel().forEach(this::tell);
    long asked = count("query.requests") + count("passage.requests");
    assertEquals(8_000, asked);
    assertEquals(8_000 * 3, count("query.tokens") + count("passage.tokens"));
    assertEquals(count("query.requests"), timer("query.inferenceTime").getCount());
  }

  private void tell(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      Role role = random.nextBoolean() ? Role.QUERY : Role.PASSAGE;
      counters.asked(MODEL, role);
      counters.ran(MODEL, role, 1, 3, TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  @Test
  void a_model_that_was_never_there_is_shown_as_such_and_all_goes_at_the_end(@TempDir Path home) {
    try (Encoders encoders = new Encoders(EncoderSettings.of(home))) {
      ModelMetrics metrics =
          new ModelMetrics(counters, encoders, new EncodingCache(1), new Gate("", "", 1));
      metrics.show(MODEL);
      metrics.show(MODEL);
      metrics.countSchemaText(MODEL);
      assertEquals(
          List.of("1", "none", "UNLOADED", "0"),
          List.of(gauge("schemaTexts"), gauge("device"), gauge("state"), gauge("nativeBytes")));
      List<String> page = metrics.exposition().lines().toList();
      assertTrue(page.contains("sememe_schema_texts_total{model=\"" + MODEL + "\"} 1"));
      assertTrue(page.contains("sememe_model_state{model=\"" + MODEL + "\",state=\"UNLOADED\"} 1"));
      assertEquals(page.size(), Set.copyOf(page).size(), "a line stands twice");
      metrics.close();
      assertEquals(List.of(), new ArrayList<>(context.getMetricRegistry().getNames()));
    }
  }

  @Test
  void each_name_means_one_thing_whatever_models_are_called(@TempDir Path home) {
    try (Encoders encoders = new Encoders(EncoderSettings.of(home))) {
      ModelMetrics metrics =
          new ModelMetrics(counters, encoders, new EncodingCache(1), new Gate("", "", 1));
      Map<String, Metric> before = Map.copyOf(context.getMetricRegistry().getMetrics());
      List<String> models = List.of("cache", "queue", "searches", "queue.index", "m.query", "m");
      models.forEach(metrics::show);
      counters.ran("m", Role.QUERY, 1, 30, 70);
      Map<String, Metric> after = context.getMetricRegistry().getMetrics();
      before.forEach((name, metric) -> assertSame(metric, after.get(name), name));
      assertEquals(30, ((Counter) after.get("SEMEME.m.query.tokens")).getCount());
    }
  }

  @Test
  void where_metrics_are_switched_off_no_sum_grows_without_its_count(@TempDir Path home) {
    SolrMetricManager off =
        new SolrMetricManager(
            null, new MetricsConfig.MetricsConfigBuilder().setEnabled(false).build());
    ModelCounters uncounted =
        new ModelCounters(new SolrMetricsContext(off, "solr.node", "off"), ModelListener.NONE);
    try (Encoders encoders = new Encoders(EncoderSettings.of(home))) {
      ModelMetrics metrics =
          new ModelMetrics(uncounted, encoders, new EncodingCache(1), new Gate("", "", 1));
      metrics.show(MODEL);
      uncounted.waited(MODEL, Role.QUERY, 5);
      uncounted.ran(MODEL, Role.QUERY, 1, 3, TimeUnit.SECONDS.toNanos(2));
      List<String> page = metrics.exposition().lines().toList();
      String query = "{model=\"" + MODEL + "\",role=\"query\"} ";
      for (String family : List.of("queue", "inference")) {
        assertTrue(page.contains("sememe_" + family + "_seconds_count" + query + "0"));
        assertTrue(page.contains("sememe_" + family + "_seconds_sum" + query + "0.0"), family);
      }
    }
  }

  private String gauge(String name) {
    Object gauge = context.getMetricRegistry().getMetrics().get("SEMEME." + MODEL + "." + name);
    return String.valueOf(((Gauge<?>) gauge).getValue());
  }

  private long count(String name) {
    return ((Counter) metric(name)).getCount();
  }

  private Timer timer(String name) {
    return (Timer) metric(name);
  }

  private Object metric(String name) {
    return context.getMetricRegistry().getMetrics().get("SEMEME." + MODEL + "." + name);
  }
}
