// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.models;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.HostileModel;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A folder full of models that are broken, or made to hurt, on a node that tries unknown models in
 * processes of their own: each fails with its reason, and the node goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class HostileModelsIT {
  private static final String CONFIGURED = "${sememe.model:bge-small-en-v1.5}";

  private TemporaryNode temporary;
  private TestCore core;

  @BeforeAll
  void start_a_node_with_all_of_them_and_a_good_one() throws IOException {
    temporary = TemporaryNode.start(spec -> spec.withProperty("sememe.preflight", "true"));
    Path models = node().home().folder().resolve("models");
    for (HostileModel hostile : HostileModel.values()) {
      hostile.install(models);
    }
    core = TestCore.of(node(), "semantic");
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.add(document("2", "Wings", "Air that flows faster.", "flight")).orThrow();
    core.commit();
  }

  @AfterAll
  void stop_it() {
    temporary.close();
  }

  @ParameterizedTest
  @EnumSource
  void it_fails_with_its_reason_the_node_answers_and_it_can_be_unloaded(HostileModel hostile) {
    String model = hostile.model();
    Reply loaded = models("action", "load", "model", model, "wait", "true");
    assertEquals(503, loaded.status(), loaded.body()::toString);
    assertReason(hostile, model, loaded.errorMessage());
    JsonNode listed = listed(model);
    assertEquals("FAILED", listed.path("state").asText(), listed::toString);
    assertReason(hostile, model, listed.path("reason").asText());
    assertAnswers();
    models("action", "unload", "model", model).orThrow();
    assertEquals("UNLOADED", listed(model).path("state").asText());
  }

  @Test
  void a_collection_that_names_one_opens_and_what_needs_the_model_says_why() {
    String model = "named";
    Path models = node().home().folder().resolve("models");
    node().home().addModel(model, models.resolve(HostileModel.EXPANDED_TO_TERABYTES.model()));
    Configset.copy(node(), "hostile").replace("solrconfig.xml", CONFIGURED, model);
    TestCore hostile = TestCore.of(node(), "hostile");
    Reply update = hostile.add(document("1", "Tea", "Leaves in hot water.", "cooking"));
    assertEquals(503, update.status(), update.errorMessage());
    assertReason(HostileModel.EXPANDED_TO_TERABYTES, model, update.errorMessage());
    assertEquals(409, models("action", "unload", "model", model).status());
    assertEquals(List.of(), hostile.query("q", "text:tea").orThrow().ids());
    assertAnswers();
  }

  private void assertAnswers() {
    assertEquals(List.of("1"), core.query("q", "text:tea").orThrow().ids());
    assertEquals("2", core.meaning("an aeroplane in the sky").get(0));
  }

  private void assertReason(HostileModel hostile, String model, String said) {
    assertTrue(said.contains(hostile.reason()), said + " lacks " + hostile.reason());
    assertTrue(said.contains("'" + model + "'"), said);
    assertFalse(said.contains(node().home().folder().toString()), said);
  }

  private JsonNode listed(String model) {
    Reply list = node().http().get("/" + core.name() + "/sememe/models", Map.of()).orThrow();
    return list.body().path("models").path(model);
  }

  private Reply models(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return node().http().postForm("/" + core.name() + "/sememe/models", parameters);
  }

  private SolrNode node() {
    return temporary.node();
  }
}
