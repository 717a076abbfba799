// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.admin;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The memory of a core's vector fields, as an administrator sees and changes it. */
@OnEveryJdk
final class SpacesIT {
  private static final String OLD = "0".repeat(32);
  private static final String OTHER = "1".repeat(32);

  private final SolrNode node;
  private TestCore core;

  SpacesIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void create_a_core() {
    core = TestCore.of(node, "semantic");
  }

  @Test
  void a_new_core_remembers_nothing() {
    JsonNode body = get().orThrow().body();
    assertEquals(0, body.path("fields").size(), body::toString);
    assertEquals(0, body.path("models").size(), body::toString);
    assertEquals("localhost", body.path("node").asText());
  }

  @Test
  void what_is_remembered_is_shown_with_what_the_models_are_on_this_node() throws IOException {
    remember("vector", "no-such-model");
    JsonNode body = get().orThrow().body();
    JsonNode field = body.at("/fields/vector");
    assertEquals("no-such-model", field.at("/current/model").asText(), body::toString);
    assertEquals(OLD, field.at("/current/fingerprint").asText());
    assertEquals("document", field.path("unit").asText());
    assertEquals("NOT_INSTALLED", body.at("/models/no-such-model/state").asText());
  }

  @Test
  void a_loaded_model_shows_its_fingerprint() throws IOException {
    remember("vector", "bge-small-en-v1.5");
    assertEquals(409, core.query("q", "{!semantic f=vector}tea").status());
    JsonNode model = get().orThrow().body().path("models").path("bge-small-en-v1.5");
    assertEquals("READY", model.path("state").asText(), model::toString);
    assertTrue(model.path("fingerprint").asText().matches("[0-9a-f]{32}"), model::toString);
  }

  @Test
  void a_fingerprint_is_accepted_and_shown_by_the_same_answer_and_the_next() throws IOException {
    remember("vector", "old");
    Reply reply = post("action", "accept", "field", "vector", "fingerprint", OTHER).orThrow();
    assertEquals(OTHER, reply.body().at("/fields/vector/accepted/0").asText());
    assertEquals(OTHER, get().orThrow().body().at("/fields/vector/accepted/0").asText());
  }

  @Test
  void a_field_is_forgotten_when_no_document_has_a_vector_of_it() throws IOException {
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    remember("vector", "old");
    assertRefused(409, post("action", "forget", "field", "vector"), "[vector]", "force=true");

    core.update("{\"delete\": {\"query\": \"*:*\"}}").orThrow();
    core.commit();
    Reply reply = post("action", "forget", "field", "vector").orThrow();
    assertEquals(0, reply.body().path("fields").size(), reply.body()::toString);
  }

  @Test
  void
      solrs_usual_questions_for_existence_are_refused_for_vectors_which_is_why_a_function_is_asked() {
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    assertRefused(400, core.query("q", "vector:*"), "not supported");
    assertRefused(400, core.query("q", "vector:[* TO *]"), "not supported");
    assertEquals(1, core.query("q", "{!frange l=1}exists(vector)").orThrow().documents().size());
  }

  @Test
  void documents_without_a_vector_are_not_in_the_way() throws IOException {
    core.add(document("1", "", "", "cooking")).orThrow();
    core.commit();
    remember("vector", "old");
    post("action", "forget", "field", "vector").orThrow();
  }

  @Test
  void a_field_that_the_schema_no_longer_has_is_forgotten() throws IOException {
    remember("gone", "old");
    post("action", "forget", "field", "gone").orThrow();
  }

  @Test
  void force_forgets_a_field_whose_vectors_are_still_there() throws IOException {
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    remember("vector", "old");
    Reply reply = post("action", "forget", "field", "vector", "force", "true").orThrow();
    assertEquals(0, reply.body().path("fields").size(), reply.body()::toString);
  }

  @Test
  void whatever_is_wrong_with_a_request_is_named() throws IOException {
    remember("vector", "old");
    assertRefused(400, post("action", "vanish"), "no action 'vanish'", "accept", "forget");
    assertRefused(400, post("action", "forget", "field", "vektor"), "'vektor'", "[vector]");
    assertRefused(
        400,
        post("action", "accept", "field", "vector", "fingerprint", "1234"),
        "32 hexadecimal digits");
    assertRefused(400, get("action", "forget", "field", "vector"), "use POST");
    assertRefused(400, get("feild", "vector"), "[feild]");
    assertEquals(1, get().orThrow().body().path("fields").size());
  }

  @Test
  void a_damaged_memory_is_an_error_that_says_what_to_do() throws IOException {
    Files.writeString(memory(), "{\"vector\": 1}");
    assertRefused(500, get(), "damaged", "backup");
  }

  private void remember(String field, String model) throws IOException {
    Map<String, Object> space = Map.of("field", field, "model", model, "fingerprint", OLD);
    Map<String, Object> known =
        Map.of(
            "configured",
            model,
            "unit",
            "document",
            "current",
            space,
            "retired",
            new String[0],
            "accepted",
            new String[0]);
    new ObjectMapper().writeValue(memory().toFile(), Map.of(field, known));
  }

  private Path memory() {
    return node.home().folder().resolve(core.name()).resolve("data").resolve("sememe-spaces.json");
  }

  private Reply get(String... namesAndValues) {
    return node.http().get(path(), parameters(namesAndValues));
  }

  private Reply post(String... namesAndValues) {
    return node.http().postForm(path(), parameters(namesAndValues));
  }

  private String path() {
    return "/" + core.name() + "/sememe/spaces";
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
