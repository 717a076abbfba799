// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The memory of a collection on two nodes and two shards. */
final class SpacesCloudIT {
  private static final String OTHER = "1".repeat(32);

  @Test
  void both_nodes_share_it_and_vectors_on_any_shard_keep_it() {
    try (SolrCluster cluster = SolrCluster.start(List.of(Jdk.current(), Jdk.current()))) {
      cluster.uploadConfigset("semantic");
      try (CloudCollection collection = CloudCollection.create(cluster, "articles", "semantic")) {
        collection.awaitActive();
        shares(collection, cluster.node(0), cluster.node(1));
        keeps(collection, cluster.node(0), cluster.node(1));
      }
    }
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
