// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.metrics;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a node shows of a model that only this test uses, in Solr's metrics and to Prometheus. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MetricsIT {
  private static final String MODEL = "counted";
  private static final String LONG = "word ".repeat(2_000);

  private TemporaryNode started;
  private TestCore core;
  private ShownMetrics shown;

  @BeforeAll
  void index_two_documents_and_ask_thrice() {
    started = TemporaryNode.start(spec -> spec);
    SolrNode node = started.node();
    node.home().addModel(MODEL, node.home().folder().resolve("models/bge-small-en-v1.5"));
    Configset.copy(node, MODEL)
        .replace("solrconfig.xml", "${sememe.model:bge-small-en-v1.5}", MODEL);
    core = TestCore.of(node, MODEL);
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking"), document("2", "W", LONG, "x"))
        .orThrow();
    core.commit();
    core.meaning("a hot drink");
    core.meaning("a hot drink");
    core.query("q", "{!semantic f=vector v=$text}", "text", LONG).orThrow();
    shown = ShownMetrics.of(node, core.name());
  }

  @AfterAll
  void stop_the_node() {
    started.close();
  }

  @Test
  void each_text_is_counted_once_in_its_role() {
    assertEquals(2, count("passage.requests"));
    assertEquals(2, count("query.requests"), "of three questions two are the same, and cached");
    assertEquals(1, count("passage.truncations"));
    assertEquals(1, count("query.truncations"));
    assertEquals(4, count("inferences"));
    assertEquals(count("tokens"), count("query.tokens") + count("passage.tokens"));
    for (String none : List.of("failures", "rejections", "timeouts")) {
      assertEquals(0, count("passage." + none), none);
      assertEquals(0, count("query." + none), none);
    }
  }

  @Test
  void times_are_shown_with_their_quantiles() {
    for (String timer : List.of("query.queueTime", "passage.inferenceTime")) {
      JsonNode times = shown.solrs(MODEL + "." + timer);
      assertEquals(2, times.path("count").asInt(), times::toString);
      for (String quantile : List.of("median_ms", "p95_ms", "p99_ms")) {
        assertTrue(times.path(quantile).isNumber(), times::toString);
      }
    }
    JsonNode inference = shown.solrs(MODEL + ".query.inferenceTime");
    assertTrue(inference.path("p99_ms").asDouble() > 0, inference::toString);
  }

  @Test
  void the_state_of_the_model_is_shown() {
    assertEquals("READY", shown.solrs(MODEL + ".state").asText());
    assertEquals(1, page("sememe_model_state", "state", "READY"));
    assertEquals(0, page("sememe_model_state", "state", "FAILED"));
    assertEquals(1, page("sememe_model_device", "device", shown.solrs(MODEL + ".device").asText()));
  }

  @Test
  void prometheus_reads_the_same_figures() {
    for (String role : List.of("query", "passage")) {
      for (String counter : List.of("requests", "failures", "tokens", "truncations")) {
        String name = "sememe_" + counter + "_total";
        assertEquals((double) count(role + "." + counter), page(name, "role", role), name);
      }
      assertEquals(2, page("sememe_queue_seconds_count", "role", role));
      assertEquals(2, page("sememe_inference_seconds_count", "role", role));
      double sum = page("sememe_inference_seconds_sum", "role", role);
      double median = page("sememe_inference_seconds", "role", role, "quantile", "0.5");
      assertTrue(sum > 0 && sum < 100 && median > 0 && median < sum, median + " of " + sum);
    }
    assertEquals(4, page("sememe_inferences_total"));
    assertTrue(shown.page().value("sememe_cache_hits_total") > 0);
    assertTrue(shown.page().value("sememe_queue_tokens_limit", "place", "encode") > 0);
  }

  @Test
  void the_guide_lists_all_figures_and_no_other() throws IOException {
    MetricsTable table = MetricsTable.read();
    assertEquals(table.prometheus(), shown.page().families());
    assertEquals(table.solrs(), new TreeSet<>(shown.namesFor(MODEL)));
  }

  @Test
  void the_configuration_of_prometheus_in_the_guide_leads_to_the_page() throws IOException {
    ScrapeConfig config = ScrapeConfig.read();
    assertEquals("localhost:8983", config.target());
    String path = config.metricsPath().replace("/articles/", "/" + core.name() + "/");
    PrometheusPage read = ShownMetrics.page("http://127.0.0.1:" + started.node().port() + path);
    assertEquals(shown.page().families(), read.families());
  }

  @Test
  void timing_shows_how_long_a_question_took_to_encode() {
    JsonNode debug =
        core.query("q", "{!semantic f=vector}how tea is made", "debug", "timing")
            .orThrow()
            .body()
            .path("debug");
    double encode = debug.at("/timing/encode/time").asDouble();
    assertTrue(encode > 0 && encode < 60_000, debug::toString);
    assertTrue(debug.at("/timing/prepare/time").isNumber(), debug::toString);
    JsonNode plain = core.query("q", "text:tea", "debug", "timing").orThrow().body().path("debug");
    assertTrue(plain.at("/timing/encode").isMissingNode(), plain::toString);
  }

  private long count(String name) {
    JsonNode value = shown.solrs(MODEL + "." + name);
    assertTrue(value.isIntegralNumber(), name + ": " + value);
    return value.asLong();
  }

  private double page(String name, String... labels) {
    String[] all = Arrays.copyOf(labels, labels.length + 2);
    all[labels.length] = "model";
    all[labels.length + 1] = MODEL;
    return shown.page().value(name, all);
  }
}
