// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.admin;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people and probes are told of a node and its collections. */
@OnEveryJdk
final class StatusIT {
  private static final String MODEL = "bge-small-en-v1.5";
  private static final int FIRST_WITH_VECTORS = 21;

  private final SolrNode node;

  StatusIT(SolrNode node) {
    this.node = node;
  }

  @Test
  void the_node_tells_what_it_runs_on_and_what_it_may_do() {
    JsonNode status = status(TestCore.of(node, "semantic"), Map.of()).orThrow().body();
    String java = status.at("/java/version").asText();
    int feature = Runtime.Version.parse(java).feature();
    assertEquals(
        feature >= FIRST_WITH_VECTORS,
        status.at("/java/vectorInstructions").asBoolean(),
        status::toString);
    assertEquals("localhost", status.path("node").asText());
    assertTrue(status.path("version").asText().matches("\\d+\\.\\d+.*"), status::toString);
    assertTrue(status.at("/limits/threads").asInt() > 0, status::toString);
    assertTrue(status.at("/memory/residentBytes").asLong() > 0, status::toString);
    JsonNode queue = status.path("queues").path(0);
    assertTrue(queue.path("limit").asInt() > 0, status::toString);
    assertTrue(status.at("/cache/bytes").isNumber(), status::toString);
    assertEquals("cpu", status.path("device").asText(), status::toString);
  }

  @Test
  void a_collection_is_ready_when_the_models_it_names_are() {
    TestCore core = TestCore.of(node, "semantic");
    load(core);
    JsonNode status = status(core, Map.of()).orThrow().body();
    assertTrue(status.path("ready").asBoolean(), status::toString);
    assertEquals("READY", status.path("models").path(MODEL).path("state").asText());
    assertTrue(status.at("/collection/models").has(MODEL), status::toString);
    Reply probe = status(core, Map.of("probe", "true")).orThrow();
    assertEquals("{\"ready\":true}", without(probe.body(), "responseHeader"));
  }

  @Test
  void a_collection_that_names_a_model_which_is_not_there_is_not_ready_and_others_are() {
    Configset.copy(node, "lost")
        .replace("solrconfig.xml", "${sememe.model:bge-small-en-v1.5}", "no-such-model");
    TestCore lost = TestCore.of(node, "lost");
    Reply probe = status(lost, Map.of("probe", "true"));
    assertEquals(503, probe.status());
    assertFalse(probe.body().path("ready").asBoolean(true), probe.body()::toString);
    assertEquals("not ready", probe.errorMessage());

    JsonNode status = status(lost, Map.of()).orThrow().body();
    assertFalse(status.path("ready").asBoolean(true), status::toString);
    JsonNode model = status.path("models").path("no-such-model");
    assertEquals("NOT_INSTALLED", model.path("state").asText(), status::toString);
    assertTrue(model.path("namedBy").has(lost.name()), status::toString);

    TestCore other = TestCore.of(node, "semantic");
    load(other);
    assertEquals(200, status(other, Map.of("probe", "true")).status());
  }

  @Test
  void documents_without_a_vector_are_counted_and_passages_are_none() {
    TestCore core = TestCore.of(node, "semantic");
    core.add(
            document("1", "Tea", "Leaves in hot water.", "cooking"),
            document("2", "", "", "cooking"),
            document("3", "", "", "cooking"))
        .orThrow();
    core.commit();
    JsonNode collection = status(core, Map.of()).orThrow().body().path("collection");
    assertEquals(core.name(), collection.path("name").asText());
    assertEquals(3, collection.at("/documents/all").asInt(), collection::toString);
    assertEquals(2, collection.at("/documents/withoutVector/vector").asInt(), collection::toString);
    JsonNode current = collection.at("/spaces/vector/current");
    assertEquals(MODEL, current.path("model").asText(), collection::toString);
    assertTrue(current.path("fingerprint").asText().matches("[0-9a-f]{32}"), current::toString);
  }

  @Test
  void every_way_of_writing_an_answer_will_do() {
    TestCore core = TestCore.of(node, "semantic");
    for (String wt : List.of("xml", "javabin", "python", "ruby", "php", "phps", "cbor", "smile")) {
      assertEquals(200, status(core, Map.of("wt", wt)).status(), wt);
      assertEquals(
          200,
          node.http().get("/" + core.name() + "/sememe/models", Map.of("wt", wt)).status(),
          wt);
    }
  }

  @Test
  void no_folder_of_the_machine_is_shown() {
    String status = status(TestCore.of(node, "semantic"), Map.of()).orThrow().body().toString();
    assertFalse(status.contains(node.home().folder().toString()), status);
  }

  @Test
  void what_is_wrong_with_a_request_is_named() {
    TestCore core = TestCore.of(node, "semantic");
    assertRefused(status(core, Map.of("detail", "all")), "[detail]", "scope");
    assertRefused(status(core, Map.of("probe", "true", "scope", "cluster")), "[scope]");
  }

  private void load(TestCore core) {
    Map<String, String> load = Map.of("action", "load", "model", MODEL, "wait", "true");
    node.http().postForm("/" + core.name() + "/sememe/models", load).orThrow();
  }

  private Reply status(TestCore core, Map<String, String> parameters) {
    return node.http().get("/" + core.name() + "/sememe/status", parameters);
  }

  private static String without(JsonNode body, String field) {
    ((ObjectNode) body).remove(field);
    return body.toString();
  }

  private static void assertRefused(Reply reply, String... said) {
    assertEquals(400, reply.status(), reply.errorMessage());
    for (String part : said) {
      assertTrue(reply.errorMessage().contains(part), reply.errorMessage());
    }
  }
}
