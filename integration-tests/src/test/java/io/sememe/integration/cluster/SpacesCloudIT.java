// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.Storm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The memory of a collection on two nodes and two shards. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpacesCloudIT {
  private static final String OTHER = "1".repeat(32);
  private static final String CHANGING = "changing";
  private static final String SHIPPED = "${sememe.model:bge-small-en-v1.5}";
  private static final JsonNode REFUSED = IntNode.valueOf(409);
  private static final Pattern FINGERPRINT = Pattern.compile("has the fingerprint ([0-9a-f]{32})");

  private final SolrCluster cluster;

  SpacesCloudIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void both_nodes_share_it_and_vectors_on_any_shard_keep_it() {
    try (CloudCollection collection = CloudCollection.create(cluster, "articles", "semantic")) {
      collection.awaitActive();
      shares(collection, cluster.node(0), cluster.node(1));
      keeps(collection, cluster.node(0), cluster.node(1));
    }
  }

  @Test
  void
      while_the_configuration_changes_to_another_model_queries_are_answered_as_before_or_refused() {
    configure(SHIPPED);
    TestCollection collection =
        new TestCollection(CloudCollection.create(cluster, CHANGING, CHANGING));
    collection.cloud().awaitActive();
    collection.add(cluster.node(0), documents());
    JsonNode before = answer(0);
    Set<JsonNode> answers = ConcurrentHashMap.newKeySet();
    try (Storm storm = Storm.of(2, number -> answers.add(answer(number % 2)))) {
      storm.awaitDone(20);
      configure("all-minilm-l6-v2");
      cluster.collections("RELOAD", Map.of("name", CHANGING));
      storm.awaitDone(storm.done() + 20);
    }
    assertEquals(Set.of(before, REFUSED), answers);
    refusesUntilAccepted(collection);
  }

  private void refusesUntilAccepted(TestCollection collection) {
    JsonNode before = collection.memory(cluster.node(1));
    cluster.nodes().forEach(node -> assertEquals(409, add(node).status()));
    assertEquals(before, collection.memory(cluster.node(1)));

    Matcher refusal = FINGERPRINT.matcher(add(cluster.node(0)).errorMessage());
    assertTrue(refusal.find(), refusal::toString);
    Map<String, String> accept =
        Map.of("action", "accept", "field", "vector", "fingerprint", refusal.group(1));
    cluster.node(0).http().postForm("/" + CHANGING + "/sememe/spaces", accept).orThrow();
    collection.cloud().await(() -> add(cluster.node(1)).status() == 200, "open to the model");
    assertNotEquals(REFUSED, answer(0));
  }

  private static Reply add(SolrNode node) {
    return node.http().add(CHANGING, documents());
  }

  /** What is found, with scores, or the status of a refusal. */
  private JsonNode answer(int node) {
    Map<String, String> query = Map.of("q", "{!semantic f=vector}beverages", "fl", "id,score");
    Reply reply = cluster.node(node).http().query(CHANGING, query);
    return reply.status() == 200
        ? reply.body().at("/response/docs")
        : IntNode.valueOf(reply.status());
  }

  private void configure(String model) {
    Configset.copy(cluster.node(0), CHANGING).replace("solrconfig.xml", SHIPPED, model);
    cluster.uploadConfigset(CHANGING);
  }

  private static List<ObjectNode> documents() {
    return List.of(
        document("1", "Tea", "Leaves in hot water.", "cooking"),
        document("2", "Mortgages", "Money for houses.", "money"),
        document("3", "Beer", "Brewed of malt.", "cooking"),
        document("4", "Bonds", "Debts on paper.", "money"));
  }

  private static void shares(CloudCollection collection, SolrNode first, SolrNode second) {
    assertEquals(0, fields(first).size());
    assertEquals(0, fields(second).size());
    add(collection, first);
    collection.await(() -> fields(second).has("vector"), "known to the second node");
    assertEquals(fields(first), fields(second));

    post(first, Map.of("action", "accept", "field", "vector", "fingerprint", OTHER)).orThrow();
    assertEquals(OTHER, fields(first).at("/vector/accepted/0").asText());
    collection.await(
        () -> fields(second).at("/vector/accepted/0").asText().equals(OTHER), "accepted");
    assertFalse(spaces(first).path("node").equals(spaces(second).path("node")));
  }

  private static void keeps(CloudCollection collection, SolrNode first, SolrNode second) {
    Map<String, String> forget = Map.of("action", "forget", "field", "vector");
    assertEquals(409, post(first, forget).status());
    assertEquals(409, post(second, forget).status());

    delete(first);
    post(second, forget).orThrow();
    assertEquals(0, fields(second).size());
    collection.await(() -> fields(first).isEmpty(), "forgotten on the first node");
  }

  private static void add(CloudCollection collection, SolrNode node) {
    List<ObjectNode> tea = List.of(document("1", "Tea", "Leaves in hot water.", "cooking"));
    node.http().add(collection.name(), tea).orThrow();
    collection.commit();
  }

  private static void delete(SolrNode node) {
    ObjectNode command = JsonNodeFactory.instance.objectNode();
    command.putObject("delete").put("query", "*:*");
    node.http().postJson("/articles/update", command).orThrow();
    node.http().commit("articles").orThrow();
  }

  private static JsonNode fields(SolrNode node) {
    return spaces(node).path("fields");
  }

  private static JsonNode spaces(SolrNode node) {
    return node.http().get("/articles/sememe/spaces", Map.of()).orThrow().body();
  }

  private static Reply post(SolrNode node, Map<String, String> parameters) {
    return node.http().postForm("/articles/sememe/spaces", parameters);
  }
}
