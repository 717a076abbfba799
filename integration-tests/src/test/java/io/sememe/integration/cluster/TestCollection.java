// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A collection of two shards with two replicas each, of its own for one test.
 *
 * @param cluster the cluster
 * @param name the collection's name
 */
record TestCollection(SolrCluster cluster, String name) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String ADMIN = "/admin/collections";

  static TestCollection create(SolrCluster cluster, String name, String configset) {
    Map<String, String> parameters =
        Map.of(
            "action", "CREATE",
            "name", name,
            "collection.configName", configset,
            "numShards", "2",
            "replicationFactor", "2",
            "waitForFinalState", "true");
    cluster.node(0).http().get(ADMIN, parameters).orThrow();
    return new TestCollection(cluster, name);
  }

  /** Adds documents in one request to one node and makes them visible. */
  Reply add(SolrNode receiver, List<ObjectNode> documents) {
    Reply reply = receiver.http().add(name, documents).orThrow();
    receiver.http().commit(name).orThrow();
    return reply;
  }

  List<String> meaning(SolrNode asked, String text, String filter, int count) {
    Map<String, String> parameters =
        Map.of(
            "q",
            "{!semantic f=vector topK=20 v=$text}",
            "text",
            text,
            "fq",
            filter,
            "rows",
            Integer.toString(count));
    return asked.http().query(name, parameters).orThrow().ids();
  }

  /** What is stored in each replica, by id: two maps, the same when all is well, per shard. */
  List<List<Map<String, JsonNode>>> contents() {
    return shards().stream()
        .map(shard -> shard.findValues("core").stream().map(core -> content(shard, core)).toList())
        .toList();
  }

  /** Whether both replicas of both shards hold the same, and that many documents in all. */
  boolean holds(int count) {
    List<List<Map<String, JsonNode>>> contents = contents();
    return contents.stream().allMatch(shard -> shard.get(0).equals(shard.get(1)))
        && contents.stream().mapToInt(shard -> shard.get(0).size()).sum() == count;
  }

  /** Waits until this node leads both shards. */
  void awaitLedBy(SolrNode node) {
    await(() -> shardsLedBy(node) == 2, "led by " + node);
  }

  /** Waits until no replica is behind. */
  void awaitActive() {
    await(() -> replicas().stream().allMatch(TestCollection::isActive), "active");
  }

  void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        fail(name + " is not " + what + " after " + PATIENCE + ": " + shards());
      }
      sleep();
    }
  }

  @Override
  public void close() {
    cluster.node(0).http().get(ADMIN, Map.of("action", "DELETE", "name", name)).orThrow();
  }

  private long shardsLedBy(SolrNode node) {
    return replicas().stream()
        .filter(replica -> replica.path("leader").asBoolean())
        .filter(replica -> isOn(node, replica) && isActive(replica))
        .count();
  }

  private List<JsonNode> shards() {
    Reply status =
        cluster
            .node(0)
            .http()
            .get(ADMIN, Map.of("action", "CLUSTERSTATUS", "collection", name))
            .orThrow();
    List<JsonNode> shards = new ArrayList<>();
    status.body().at("/cluster/collections").path(name).path("shards").forEach(shards::add);
    return shards;
  }

  private List<JsonNode> replicas() {
    List<JsonNode> replicas = new ArrayList<>();
    shards().forEach(shard -> shard.path("replicas").forEach(replicas::add));
    return replicas;
  }

  private Map<String, JsonNode> content(JsonNode shard, JsonNode core) {
    String url = "";
    for (JsonNode replica : shard.path("replicas")) {
      url = replica.path("core").equals(core) ? replica.path("base_url").asText() : url;
    }
    Map<String, String> parameters =
        Map.of("q", "*:*", "distrib", "false", "rows", "1000", "fl", "id,topic,vector");
    Map<String, JsonNode> content = new TreeMap<>();
    for (JsonNode document : http(url).query(core.asText(), parameters).orThrow().documents()) {
      content.put(document.path("id").asText(), document);
    }
    return content;
  }

  private SolrHttp http(String url) {
    return cluster.nodes().stream()
        .filter(node -> node.baseUrl().equals(url))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no node at " + url))
        .http();
  }

  private static boolean isOn(SolrNode node, JsonNode replica) {
    return replica.path("base_url").asText().equals(node.baseUrl());
  }

  private static boolean isActive(JsonNode replica) {
    return replica.path("state").asText().equals("active");
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
