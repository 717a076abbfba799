// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Replica;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an analyzer with a model costs a shard of two replicas, with and without the processor. */
@ExtendWith(SharedCluster.class)
final class AnalysedOnceIT {
  private static final String MODEL = "SEMEME.bge-small-en-v1.5.";
  private static final String PROCESSOR =
      "<processor class=\"io.sememe.solr.update.AnalysisUpdateProcessorFactory\"/>";
  private static final List<String> TEXTS =
      List.of(
          "The bank of the river was wet.",
          "The bank lends money to the river trade.",
          "A flight bank of switches.");

  private final SolrCluster cluster;

  AnalysedOnceIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void the_receiving_node_analyses_for_both_replicas() {
    try (CloudCollection collection = create("analysed-once", PROCESSOR)) {
      Counts before = Counts.of(cluster);
      index(collection);
      assertEquals(new Counts(TEXTS.size(), 0), Counts.of(cluster).since(before));
      assertSameOnBothReplicas(collection);
      assertPartialUpdateIsAnalysedByEachReplica(collection);
    }
  }

  @Test
  void without_the_processor_each_replica_pays_and_the_metric_tells() {
    try (CloudCollection collection = create("analysed-twice", "")) {
      Counts before = Counts.of(cluster);
      index(collection);
      int twice = 2 * TEXTS.size();
      assertEquals(new Counts(twice, twice), Counts.of(cluster).since(before));
      assertSameOnBothReplicas(collection);
    }
  }

  // Solr merges the change with the stored text, behind the processor.
  private void assertPartialUpdateIsAnalysedByEachReplica(CloudCollection collection) {
    Counts before = Counts.of(cluster);
    ObjectNode change = JsonNodeFactory.instance.objectNode().put("id", "0");
    change.putObject("topic").put("set", "water");
    cluster.node(0).http().add(collection.name(), List.of(change)).orThrow();
    collection.commit();
    assertEquals(new Counts(2, 2), Counts.of(cluster).since(before));
    assertSameOnBothReplicas(collection);
  }

  private CloudCollection create(String name, String processor) {
    Configset.copy(cluster.node(0), name).replace("solrconfig.xml", PROCESSOR, processor);
    cluster.uploadConfigset(name);
    Map<String, String> layout = Map.of("numShards", "1", "replicationFactor", "2");
    CloudCollection collection = CloudCollection.create(cluster, name, name, layout);
    collection.awaitActive();
    return collection;
  }

  /** Half of the documents come to the leader, half to the other one. */
  private void index(CloudCollection collection) {
    for (int i = 0; i < TEXTS.size(); i++) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.put("id", Integer.toString(i)).put("body_contextual", TEXTS.get(i));
      cluster.node(i % 2).http().add(collection.name(), List.of(document)).orThrow();
    }
    collection.commit();
  }

  private void assertSameOnBothReplicas(CloudCollection collection) {
    List<Replica> replicas = collection.shards().get(0);
    assertEquals(2, replicas.size());
    JsonNode found = search(collection, replicas.get(0));
    assertEquals("0", found.at("/docs/0/id").asText(), found::toString);
    assertEquals(TEXTS.get(0), found.at("/docs/0/body_contextual").asText(), found::toString);
    assertTrue(
        found.at("/docs/0/score").asDouble() > 1.2 * found.at("/docs/1/score").asDouble(),
        found::toString);
    assertEquals(found, search(collection, replicas.get(1)));
  }

  private static JsonNode search(CloudCollection collection, Replica replica) {
    Map<String, String> request =
        Map.of(
            "q", "{!contextual f=body_contextual}bank of the river",
            "fl", "id,body_contextual,score",
            "distrib", "false");
    return collection
        .http(replica)
        .query(replica.core(), request)
        .orThrow()
        .body()
        .path("response");
  }

  /** What went through the model on all nodes, and what of it schemas asked for. */
  private record Counts(long inferences, long schemaTexts) {

    static Counts of(SolrCluster cluster) {
      return new Counts(sum(cluster, "inferences"), sum(cluster, "schemaTexts"));
    }

    Counts since(Counts before) {
      return new Counts(inferences - before.inferences, schemaTexts - before.schemaTexts);
    }

    private static long sum(SolrCluster cluster, String name) {
      return cluster.nodes().stream().mapToLong(node -> read(node, name)).sum();
    }

    // A node that has not been asked for the model shows none of its figures.
    private static long read(SolrNode node, String name) {
      Map<String, String> parameters = Map.of("group", "node", "prefix", MODEL + name);
      JsonNode metrics = node.http().get("/admin/metrics", parameters).orThrow().body();
      return metrics.path("metrics").path("solr.node").path(MODEL + name).asLong();
    }
  }
}
