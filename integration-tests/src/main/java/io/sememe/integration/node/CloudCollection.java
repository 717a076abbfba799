// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A collection. Every node that answers will do to ask for it.
 *
 * @param cluster the cluster
 * @param name the collection's name
 */
public record CloudCollection(SolrCluster cluster, String name) implements AutoCloseable {

  /** A replica that missed thousands of documents copies its leader's whole index. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * Creates an empty collection of two shards with two replicas each, with an uploaded configset.
   */
  public static CloudCollection create(SolrCluster cluster, String name, String configset) {
    return create(cluster, name, configset, Map.of("numShards", "2", "replicationFactor", "2"));
  }

  /**
   * Creates an empty collection with an uploaded configset.
   *
   * @param layout how many shards and replicas, and where, as Solr's Collections API takes it
   */
  public static CloudCollection create(
      SolrCluster cluster, String name, String configset, Map<String, String> layout) {
    Map<String, String> parameters = new HashMap<>(layout);
    parameters.put("name", name);
    parameters.put("collection.configName", configset);
    parameters.put("waitForFinalState", "true");
    cluster.collections("CREATE", parameters);
    return new CloudCollection(cluster, name);
  }

  /** Makes everything that was added visible on all active replicas. */
  public void commit() {
    anyNode().commit(name).orThrow();
  }

  /** The replicas of each shard; one that was split is none any more. */
  public List<List<Replica>> shards() {
    return activeShards().values().stream().map(CloudCollection::replicas).toList();
  }

  private Set<String> shardNames() {
    return activeShards().keySet();
  }

  private Map<String, JsonNode> activeShards() {
    JsonNode status = cluster.collections("CLUSTERSTATUS", Map.of("collection", name));
    Map<String, JsonNode> shards = new TreeMap<>();
    status
        .at("/cluster/collections")
        .path(name)
        .path("shards")
        .properties()
        .forEach(shard -> shards.put(shard.getKey(), shard.getValue()));
    shards.values().removeIf(shard -> !shard.path("state").asText().equals("active"));
    return shards;
  }

  /** The node that a replica is on; a query to its core must say {@code distrib=false}. */
  public SolrHttp http(Replica replica) {
    return cluster.nodes().stream()
        .filter(replica::isOn)
        .findFirst()
        .orElseThrow(() -> new NodeException("no node at " + replica.baseUrl()))
        .http();
  }

  /** Waits until this node leads all shards. */
  public void awaitLedBy(SolrNode node) {
    await(() -> isLedBy(node), "led by " + node);
  }

  /**
   * Waits until each shard has a leader and no replica is behind. A replica may call itself active
   * while its leader knows that it has missed an update: the terms of its shard tell.
   */
  public void awaitActive() {
    await(this::isActive, "active");
  }

  /**
   * Waits.
   *
   * @throws NodeException when it has not come true in five minutes
   */
  public void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new NodeException(name + " is not " + what + " after " + PATIENCE + ": " + shards());
      }
      Pause.of(POLL);
    }
  }

  /** Deletes the collection. */
  @Override
  public void close() {
    cluster.collections("DELETE", Map.of("name", name));
  }

  private static List<Replica> replicas(JsonNode shard) {
    List<Replica> replicas = new ArrayList<>();
    shard.path("replicas").forEach(replica -> replicas.add(Replica.of(replica)));
    return List.copyOf(replicas);
  }

  private SolrHttp anyNode() {
    return cluster.readyNodes().get(0).http();
  }

  private boolean isActive() {
    List<List<Replica>> shards = shards();
    return !shards.isEmpty()
        && shards.stream().allMatch(CloudCollection::isActive)
        && shardNames().stream().allMatch(shard -> ShardTerms.areEqual(anyNode(), name, shard));
  }

  private static boolean isActive(List<Replica> shard) {
    return shard.stream().allMatch(Replica::active) && shard.stream().anyMatch(Replica::leader);
  }

  private boolean isLedBy(SolrNode node) {
    List<List<Replica>> shards = shards();
    return !shards.isEmpty() && shards.stream().allMatch(shard -> isLedBy(node, shard));
  }

  private static boolean isLedBy(SolrNode node, List<Replica> shard) {
    return shard.stream()
        .anyMatch(replica -> replica.leader() && replica.active() && replica.isOn(node));
  }
}
