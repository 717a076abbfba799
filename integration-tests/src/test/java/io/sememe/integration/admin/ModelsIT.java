// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an administrator does with the models of a node, which is this test's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModelsIT {
  private static final String CORE = "articles";
  private static final String NAMED = "bge-small-en-v1.5";
  private static final String UNNAMED = "all-minilm-l6-v2";

  private TemporaryNode node;
  private String eager;

  @BeforeAll
  void start_a_node_with_one_collection() {
    node = TemporaryNode.start(spec -> spec.withProperty("sememe.models.eager", UNNAMED));
    http().createCore(CORE, "semantic").orThrow();
    eager = state(get().orThrow(), UNNAMED);
  }

  @AfterAll
  void stop_it() {
    node.close();
  }

  @Test
  void all_models_are_listed_with_the_places_that_name_them() {
    JsonNode models = get().orThrow().body().path("models");
    assertEquals("[all-minilm-l6-v2, bge-small-en-v1.5]", names(models));
    JsonNode places = models.path(NAMED).path("namedBy").path(CORE);
    for (String place :
        new String[] {
          "updateRequestProcessorChain semantic",
          "queryParser hybrid",
          "searchComponent answer",
          "transformer attention",
          "requestHandler /sememe/explain"
        }) {
      assertTrue(places.toString().contains('"' + place + '"'), places::toString);
    }
    assertTrue(models.path(UNNAMED).path("namedBy").isMissingNode(), models::toString);
  }

  @Test
  void a_model_that_is_to_be_there_early_begins_to_load_with_the_first_collection() {
    assertTrue(List.of("LOADING", "READY").contains(eager), eager);
  }

  @Test
  void a_model_is_loaded_and_unloaded_again() {
    Reply loaded = post("action", "load", "model", UNNAMED, "wait", "true").orThrow();
    assertEquals("READY", state(loaded, UNNAMED), loaded.body()::toString);
    Reply unloaded = post("action", "unload", "model", UNNAMED).orThrow();
    assertEquals("UNLOADED", state(unloaded, UNNAMED), unloaded.body()::toString);
    assertEquals("UNLOADED", state(get().orThrow(), UNNAMED));
  }

  @Test
  void a_model_that_a_configuration_names_is_unloaded_by_force_only() {
    assertRefused(
        409, post("action", "unload", "model", NAMED), CORE, "queryParser semantic", "force=true");
    post("action", "load", "model", NAMED, "wait", "true").orThrow();

    Reply unloaded = post("action", "unload", "model", NAMED, "force", "true").orThrow();
    assertEquals("UNLOADED", state(unloaded, NAMED), unloaded.body()::toString);
    Reply search = http().query(CORE, Map.of("q", "{!semantic f=vector}tea"));
    assertEquals(503, search.status(), search.errorMessage());
    assertEquals(200, http().query(CORE, Map.of("q", "title:tea")).status());

    post("action", "load", "model", NAMED, "wait", "true").orThrow();
    http().query(CORE, Map.of("q", "{!semantic f=vector}tea")).orThrow();
  }

  @Test
  void a_collection_that_is_gone_names_nothing() {
    http().createCore("gone", "semantic").orThrow();
    assertTrue(namedBy(NAMED).has("gone"));
    http()
        .get(
            "/admin/cores", Map.of("action", "UNLOAD", "core", "gone", "deleteInstanceDir", "true"))
        .orThrow();
    assertFalse(namedBy(NAMED).has("gone"));
  }

  @Test
  void a_model_that_cannot_be_loaded_says_why_without_a_folder_of_the_machine() throws IOException {
    Path broken = Files.createDirectories(home().resolve("models").resolve("broken"));
    try {
      Reply failed = post("action", "load", "model", "broken", "wait", "true");
      assertRefused(503, failed, "broken");
      JsonNode model = get().orThrow().body().path("models").path("broken");
      assertEquals("FAILED", model.path("state").asText(), model::toString);
      assertFalse(model.toString().contains(home().toString()), model::toString);
      assertFalse(failed.body().toString().contains(home().toString()), failed.body()::toString);
      post("action", "unload", "model", "broken").orThrow();
    } finally {
      Files.delete(broken);
    }
  }

  @Test
  void whatever_is_wrong_with_a_request_is_named() {
    assertRefused(400, post("action", "vanish"), "no action 'vanish'", "load", "verify");
    assertRefused(400, post("action", "load"), "needs model");
    assertRefused(400, post("action", "load", "model", "none"), "none", UNNAMED);
    assertRefused(400, post("action", "load", "model", "../" + CORE), "../");
    assertRefused(400, get("action", "unload", "model", UNNAMED), "use POST");
    assertRefused(400, get("modell", UNNAMED), "[modell]", "scope");
    assertRefused(400, get("scope", "planet"), "planet", "node or cluster");
  }

  private JsonNode namedBy(String model) {
    return get().orThrow().body().path("models").path(model).path("namedBy");
  }

  private SolrHttp http() {
    return node.node().http();
  }

  private Path home() {
    return node.node().home().folder();
  }

  private Reply get(String... namesAndValues) {
    return http().get("/" + CORE + "/sememe/models", parameters(namesAndValues));
  }

  private Reply post(String... namesAndValues) {
    return http().postForm("/" + CORE + "/sememe/models", parameters(namesAndValues));
  }

  private static String state(Reply reply, String model) {
    return reply.body().path("models").path(model).path("state").asText();
  }

  private static String names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList().toString();
  }

  private static Map<String, String> parameters(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return parameters;
  }

  private static void assertRefused(int status, Reply reply, String... said) {
    assertEquals(status, reply.status(), reply.errorMessage());
    for (String part : said) {
      assertTrue(reply.errorMessage().contains(part), reply.errorMessage());
    }
  }
}
