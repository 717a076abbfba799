// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderLimits;
import io.sememe.encoder.EncoderSettings;
import io.sememe.solr.limits.RequestLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodeSettingsTest {
  private static final Path HOME = Path.of("home");
  private static final long MIB = 1L << 20;

  @Test
  void unless_told_otherwise_models_run_on_the_cpu_and_libraries_lie_in_the_solr_home() {
    EncoderSettings settings = settings().encoders();
    assertEquals("cpu", settings.device());
    assertEquals(HOME.resolve("models"), settings.models());
    assertEquals(Optional.of(HOME.resolve("natives")), settings.natives());
    assertFalse(settings.preflight());
    assertEquals(Runtime.getRuntime().availableProcessors(), settings.callers());
  }

  @Test
  void the_queues_grow_with_the_threads() {
    NodeSettings settings = settings("sememe.threads", "3");
    assertEquals(300_000, settings.encoders().limits().maxQueuedTokens());
    assertEquals(96, settings.requests().searches());
  }

  @Test
  void an_administrator_sets_the_limits_of_the_models() {
    NodeSettings settings =
        settings(
            "sememe.threads", "5",
            "sememe.text.maxCharacters", "1000",
            "sememe.queue.tokens", "2000",
            "sememe.models.max", "3",
            "sememe.models.memory", "64",
            "sememe.device", "auto",
            "sememe.natives", "/opt/natives",
            "sememe.preflight", "true");
    EncoderSettings encoders = settings.encoders();
    assertEquals(new EncoderLimits(5, 1000, 2000, 3, 64 * MIB), encoders.limits());
    assertEquals("auto", encoders.device());
    assertEquals(Optional.of(Path.of("/opt/natives")), encoders.natives());
    assertTrue(encoders.preflight());
  }

  @Test
  void an_administrator_sets_the_limits_of_requests() {
    NodeSettings settings =
        settings(
            "sememe.query.maxCharacters", "100",
            "sememe.queue.searches", "2",
            "sememe.rerank.maxDocs", "3",
            "sememe.answers.maxCharacters", "4000",
            "sememe.explain.maxTokens", "5",
            "sememe.explain.concurrent", "6",
            "sememe.cache.memory", "0",
            "sememe.models.eager", "one, two");
    assertEquals(new RequestLimits(100, 2, 3, 4000, 5, 6), settings.requests());
    assertEquals(0, settings.cacheBytes());
    assertEquals(List.of("one", "two"), settings.eager());
  }

  @Test
  void all_faults_are_told_at_once() {
    SolrException refused =
        assertThrows(
            SolrException.class,
            () ->
                settings(
                    "sememe.threads", "0",
                    "sememe.device", "gpu",
                    "sememe.thread", "2",
                    "sememe.models.max", "2"));
    assertEquals(500, refused.code());
    String message = refused.getMessage();
    assertTrue(message.contains("sememe.threads must be 1 to 1024, got: 0"), message);
    assertTrue(message.contains("sememe.device must be cpu, cuda"), message);
    assertTrue(message.contains("unknown: sememe.thread; known: sememe.threads"), message);
    assertFalse(message.contains("sememe.models.max must"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "sememe.threads, 1025",
    "sememe.threads, two",
    "sememe.threads, -1",
    "sememe.threads, ''",
    "sememe.queue.tokens, 2147483648",
    "sememe.queue.tokens, 99999999999999999999",
    "sememe.queue.searches, 1",
    "sememe.explain.maxTokens, 257",
    "sememe.preflight, yes",
    "sememe.models.eager, ../etc",
    "sememe.passages, paragraphs",
    "sememe.model, a/b",
    "sememe.natives, ' '"
  })
  void what_is_out_of_range_is_refused(String name, String value) {
    SolrException refused = assertThrows(SolrException.class, () -> settings(name, value));
    assertTrue(refused.getMessage().contains(name + " must be "), refused::getMessage);
  }

  @Test
  void properties_of_others_are_nobodys_business_here() {
    assertEquals(settings(), settings("sememes", "x", "solr.sememe.threads", "0"));
  }

  private static NodeSettings settings(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return NodeSettings.of(HOME, properties);
  }
}
