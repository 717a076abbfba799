// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A collection of two shards with two replicas each. Every node that answers will do to ask for it.
 *
 * @param cluster the cluster
 * @param name the collection's name
 */
public record CloudCollection(SolrCluster cluster, String name) implements AutoCloseable {

  /** A replica that missed thousands of documents copies its leader's whole index. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int SHARDS = 2;
  private static final int POLL_MILLIS = 100;
  private static final String ADMIN = "/admin/collections";

  /** Creates an empty collection with an uploaded configset. */
  public static CloudCollection create(SolrCluster cluster, String name, String configset) {
    Map<String, String> parameters =
        Map.of(
            "action",
            "CREATE",
            "name",
            name,
            "collection.configName",
            configset,
            "numShards",
            Integer.toString(SHARDS),
            "replicationFactor",
            "2",
            "waitForFinalState",
            "true");
    CloudCollection collection = new CloudCollection(cluster, name);
    collection.anyNode().get(ADMIN, parameters).orThrow();
    return collection;
  }

  /** Makes everything that was added visible on all active replicas. */
  public void commit() {
    anyNode().commit(name).orThrow();
  }

  /** The replicas of each shard. */
  public List<List<Replica>> shards() {
    Map<String, String> parameters = Map.of("action", "CLUSTERSTATUS", "collection", name);
    JsonNode status = anyNode().get(ADMIN, parameters).orThrow().body();
    List<List<Replica>> shards = new ArrayList<>();
    for (JsonNode shard : status.at("/cluster/collections").path(name).path("shards")) {
      List<Replica> replicas = new ArrayList<>();
      shard.path("replicas").forEach(replica -> replicas.add(Replica.of(replica)));
      shards.add(List.copyOf(replicas));
    }
    return List.copyOf(shards);
  }

  /** The node that a replica is on; a query to its core must say {@code distrib=false}. */
  public SolrHttp http(Replica replica) {
    return cluster.nodes().stream()
        .filter(replica::isOn)
        .findFirst()
        .orElseThrow(() -> new NodeException("no node at " + replica.baseUrl()))
        .http();
  }

  /** Waits until this node leads both shards. */
  public void awaitLedBy(SolrNode node) {
    await(() -> shardsLedBy(node) == SHARDS, "led by " + node);
  }

  /** Waits until each shard has a leader and no replica is behind. */
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
      sleep();
    }
  }

  /** Deletes the collection. */
  @Override
  public void close() {
    anyNode().get(ADMIN, Map.of("action", "DELETE", "name", name)).orThrow();
  }

  private SolrHttp anyNode() {
    return cluster.readyNodes().get(0).http();
  }

  private boolean isActive() {
    List<List<Replica>> shards = shards();
    return shards.size() == SHARDS && shards.stream().allMatch(CloudCollection::isActive);
  }

  private static boolean isActive(List<Replica> shard) {
    return shard.stream().allMatch(Replica::active) && shard.stream().anyMatch(Replica::leader);
  }

  private long shardsLedBy(SolrNode node) {
    return shards().stream()
        .flatMap(List::stream)
        .filter(replica -> replica.leader() && replica.active() && replica.isOn(node))
        .count();
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while waiting for a collection", e);
    }
  }
}
