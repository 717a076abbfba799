// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
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

/**
 * What an administrator does with the models of a cluster of two nodes: the second one has other
 * files of one model, and lacks another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class ModelsCloudIT {
  private static final String NAMED = "bge-small-en-v1.5";
  private static final String DIFFERENT = "all-minilm-l6-v2";
  private static final String MISSING = "missing";

  /** On the first node. */
  private static final String HERE = "here";

  /** On both nodes. */
  private static final String BOTH = "both";

  private SolrCluster cluster;
  private JsonNode withoutCollection;

  @BeforeAll
  void start_two_nodes_that_differ() throws IOException {
    cluster = SolrCluster.start(List.of(Jdk.current(), Jdk.current()));
    cluster.uploadConfigset("semantic");
    SolrNode first = cluster.node(0);
    Path models = cluster.node(1).home().folder().resolve("models");
    Path descriptor = models.resolve(DIFFERENT).resolve("sememe.json");
    String known = Files.readString(descriptor);
    assertTrue(known.contains("\"maxTokens\": 256"), known);
    Files.writeString(descriptor, known.replace("\"maxTokens\": 256", "\"maxTokens\": 128"));
    first.home().addModel(MISSING, models.resolve(NAMED));

    CloudCollection.create(
        cluster,
        HERE,
        "semantic",
        Map.of("numShards", "1", "replicationFactor", "1", "createNodeSet", name(first)));
    withoutCollection = list(HERE);
    CloudCollection.create(
        cluster, BOTH, "semantic", Map.of("numShards", "2", "replicationFactor", "1"));
  }

  @AfterAll
  void stop_them() {
    cluster.close();
  }

  @Test
  void a_node_without_a_collection_is_named() {
    JsonNode second = withoutCollection.path(name(1));
    assertEquals(200, withoutCollection.path(name(0)).path("status").asInt());
    assertEquals(404, second.path("status").asInt(), withoutCollection::toString);
    assertTrue(second.path("error").asText().contains("/sememe/models"), second::toString);
  }

  @Test
  void a_model_is_loaded_and_unloaded_on_all_nodes_and_what_differs_is_told() {
    JsonNode loaded =
        post(HERE, "action", "load", "model", DIFFERENT, "scope", "cluster", "wait", "true")
            .orThrow()
            .body()
            .path("nodes");
    assertEquals("READY", state(loaded, 0, DIFFERENT), loaded::toString);
    assertEquals("READY", state(loaded, 1, DIFFERENT), loaded::toString);

    JsonNode divergent = status().path("divergent");
    assertEquals(1, divergent.size(), divergent::toString);
    assertEquals(DIFFERENT, divergent.path(0).path("model").asText());
    assertFalse(fingerprint(divergent, 0).equals(fingerprint(divergent, 1)), divergent::toString);

    JsonNode unloaded =
        post(BOTH, "action", "unload", "model", DIFFERENT, "scope", "cluster")
            .orThrow()
            .body()
            .path("nodes");
    assertEquals("UNLOADED", state(unloaded, 0, DIFFERENT), unloaded::toString);
    assertEquals("UNLOADED", state(unloaded, 1, DIFFERENT), unloaded::toString);
    assertEquals(0, status().path("divergent").size());
  }

  private String fingerprint(JsonNode divergent, int node) {
    return divergent.path(0).path("nodes").path(name(node)).path("fingerprint").asText();
  }

  @Test
  void a_node_that_lacks_a_model_says_so_and_the_other_loads_it() {
    JsonNode loaded =
        post(BOTH, "action", "load", "model", MISSING, "scope", "cluster", "wait", "true")
            .orThrow()
            .body()
            .path("nodes");
    assertEquals("READY", state(loaded, 0, MISSING), loaded::toString);
    assertEquals(400, loaded.path(name(1)).path("status").asInt(), loaded::toString);
    assertTrue(loaded.path(name(1)).path("error").asText().contains(MISSING), loaded::toString);
    post(BOTH, "action", "unload", "model", MISSING, "scope", "cluster").orThrow();
  }

  @Test
  void a_model_that_any_node_names_is_unloaded_on_none() {
    Reply refused = post(HERE, "action", "unload", "model", NAMED, "scope", "cluster");
    assertEquals(409, refused.status(), refused.errorMessage());
    for (String collection : List.of(HERE, BOTH)) {
      assertTrue(refused.errorMessage().contains(collection), refused.errorMessage());
    }
    JsonNode nodes = list(BOTH);
    for (int node = 0; node < 2; node++) {
      assertFalse("UNLOADED".equals(state(nodes, node, NAMED)), nodes::toString);
    }
  }

  @Test
  void a_model_that_no_node_has_is_the_callers_fault() {
    Reply refused = post(BOTH, "action", "load", "model", "none", "scope", "cluster");
    assertEquals(400, refused.status(), refused.errorMessage());
    assertTrue(refused.errorMessage().contains(name(1)), refused.errorMessage());
  }

  @Test
  void each_node_shows_its_part_and_the_collection_is_shown_once() {
    JsonNode status = status();
    for (int node = 0; node < 2; node++) {
      JsonNode part = status.path("nodes").path(name(node));
      assertEquals(200, part.path("status").asInt(), status::toString);
      assertTrue(part.path("models").has(NAMED), part::toString);
      assertFalse(part.has("collection"), part::toString);
    }
    assertEquals(BOTH, status.at("/collection/name").asText(), status::toString);
    assertEquals(0, status.at("/collection/documents/all").asInt(-1), status::toString);
  }

  private JsonNode status() {
    return http().get("/" + BOTH + "/sememe/status", Map.of("scope", "cluster")).orThrow().body();
  }

  private JsonNode list(String collection) {
    return http()
        .get("/" + collection + "/sememe/models", Map.of("scope", "cluster"))
        .orThrow()
        .body()
        .path("nodes");
  }

  private String state(JsonNode nodes, int node, String model) {
    return nodes.path(name(node)).path("models").path(model).path("state").asText();
  }

  private String name(int node) {
    return name(cluster.node(node));
  }

  private static String name(SolrNode node) {
    return node.http().get("/admin/info/system", Map.of()).orThrow().body().path("node").asText();
  }

  private SolrHttp http() {
    return cluster.node(0).http();
  }

  private Reply post(String collection, String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return http().postForm("/" + collection + "/sememe/models", parameters);
  }
}
