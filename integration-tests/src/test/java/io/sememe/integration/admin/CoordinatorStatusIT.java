// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.admin;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Coordinated;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A node that coordinates encodes questions: it is seen and asked as the others are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@WholeRun
final class CoordinatorStatusIT {
  private static final String COLLECTION = "coordinated-status";
  private static final String NAMED = "bge-small-en-v1.5";
  private static final String OTHER = "all-minilm-l6-v2";

  /** The core that stands in for the collections of the configset. */
  private static final String STAND_IN = "/.sys.COORDINATOR-COLL-semantic_core/sememe/";

  private SolrCluster cluster;
  private CloudCollection collection;

  @BeforeAll
  void start_and_search() {
    cluster = Coordinated.start();
    cluster.uploadConfigset("semantic");
    collection = CloudCollection.create(cluster, COLLECTION, "semantic", Map.of("numShards", "2"));
    collection.awaitActive();
    data().add(COLLECTION, List.of(document("1", "Tea", "Leaves in water.", "cooking"))).orThrow();
    collection.commit();
    coordinator().query(COLLECTION, Map.of("q", "{!semantic f=vector}tea")).orThrow();
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  @Test
  void what_is_asked_there_is_told_of_the_collection_that_was_asked() {
    JsonNode status = get("status", Map.of());
    assertEquals(COLLECTION, status.at("/collection/name").asText(), status::toString);
    assertEquals(1, status.at("/collection/documents/all").asInt(), status::toString);
    assertEquals(COLLECTION, get("page", Map.of()).path("collection").asText());
    assertEquals(NAMED, get("spaces", Map.of()).at("/fields/vector/configured").asText());
    assertEquals("NONE", get("embed", Map.of()).at("/embed/state").asText());
    assertTrue(get("explain", Map.of("id", "1", "f", "body")).has("tokens"));
    assertTrue(get("models", Map.of()).at("/models/" + NAMED + "/namedBy").has(COLLECTION));
  }

  @Test
  void its_models_are_seen_and_loaded_with_those_of_the_others() {
    for (SolrHttp asked : List.of(data(), coordinator())) {
      JsonNode nodes = nodes(asked.get(path("status"), Map.of("scope", "cluster")));
      assertEquals("READY", state(nodes, 1, NAMED), nodes::toString);
    }
    Map<String, String> load =
        Map.of("action", "load", "model", OTHER, "scope", "cluster", "wait", "true");
    JsonNode loaded = nodes(data().postForm(path("models"), load));
    assertEquals("READY", state(loaded, 0, OTHER), loaded::toString);
    assertEquals("READY", state(loaded, 1, OTHER), loaded::toString);
  }

  @Test
  void a_model_that_it_lacks_makes_the_collection_unready() {
    JsonNode ready = data().get(path("status"), Map.of("scope", "cluster")).orThrow().body();
    assertTrue(ready.path("ready").asBoolean(), ready::toString);
    unload();
    JsonNode status = data().get(path("status"), Map.of("scope", "cluster")).orThrow().body();
    assertFalse(status.path("ready").asBoolean(true), status::toString);
    Map<String, String> load =
        Map.of("action", "load", "model", NAMED, "scope", "cluster", "wait", "true");
    data().postForm(path("models"), load).orThrow();
    assertTrue(isReady());
  }

  @Test
  @Order(1) // before anything else has loaded the other model
  void a_model_that_a_collection_was_switched_to_is_named_and_loaded_before_its_next_search() {
    String before = get("spaces", Map.of()).path("fields").toString();
    remember(before.replace(NAMED, OTHER));
    try {
      collection.await(() -> isNamedThere(OTHER), "named on the coordinator");
      collection.await(() -> isReadyThere() && stateThere(OTHER).equals("READY"), "loaded there");
    } finally {
      remember(before);
      collection.await(() -> !isNamedThere(OTHER) && isReady(), "as before");
    }
  }

  private boolean isNamedThere(String model) {
    return there(model).path("namedBy").path(COLLECTION).toString().contains("vector field");
  }

  private String stateThere(String model) {
    return there(model).path("state").asText();
  }

  private JsonNode there(String model) {
    return coordinator().get(STAND_IN + "models", Map.of()).orThrow().body().at("/models/" + model);
  }

  private boolean isReady() {
    return data()
        .get(path("status"), Map.of("scope", "cluster"))
        .orThrow()
        .body()
        .path("ready")
        .asBoolean();
  }

  private boolean isReadyThere() {
    return coordinator().get(STAND_IN + "status", Map.of("probe", "true")).status() == 200;
  }

  private void remember(String spaces) {
    data()
        .get(
            "/admin/collections",
            Map.of(
                "action",
                "COLLECTIONPROP",
                "name",
                COLLECTION,
                "propertyName",
                "sememe.spaces",
                "propertyValue",
                spaces))
        .orThrow();
  }

  // By the name of the core that stands in for the collections of the configset.
  private void unload() {
    Map<String, String> unload = Map.of("action", "unload", "model", NAMED, "force", "true");
    coordinator().postForm(STAND_IN + "models", unload).orThrow();
  }

  private JsonNode get(String handler, Map<String, String> parameters) {
    return coordinator().get(path(handler), parameters).orThrow().body();
  }

  private static JsonNode nodes(Reply reply) {
    return reply.orThrow().body().path("nodes");
  }

  private String state(JsonNode nodes, int node, String model) {
    return nodes.path(name(node)).path("models").path(model).path("state").asText();
  }

  private String name(int number) {
    return cluster
        .node(number)
        .http()
        .get("/admin/info/system", Map.of())
        .orThrow()
        .body()
        .path("node")
        .asText();
  }

  private SolrHttp data() {
    return cluster.node(0).http();
  }

  private SolrHttp coordinator() {
    return cluster.node(1).http();
  }

  private static String path(String handler) {
    return "/" + COLLECTION + "/sememe/" + handler;
  }
}
