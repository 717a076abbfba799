// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.index.EmbedJob;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The job that encodes a collection again, in a cluster of two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class ReembeddingCloudIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int DOCUMENTS = 1000;

  private SolrCluster cluster;
  private String collection = "";
  private int number;

  @BeforeAll
  void start_a_cluster() {
    cluster = SolrCluster.start(List.of(Jdk.current(), Jdk.current()));
    TwoSpaces.install(cluster.node(0));
    cluster.uploadConfigset(TwoSpaces.CONFIGSET);
  }

  @AfterAll
  void stop_it() {
    cluster.close();
  }

  @BeforeEach
  void fill_a_collection_without_vectors() {
    number++;
    collection = "reembedded" + number;
    Map<String, String> parameters =
        Map.of(
            "action", "CREATE",
            "name", collection,
            "collection.configName", TwoSpaces.CONFIGSET,
            "numShards", "2",
            "replicationFactor", "2",
            "waitForFinalState", "true");
    http(0).get("/admin/collections", parameters).orThrow();
    TwoSpaces.addBare(http(0), collection, TwoSpaces.documents(DOCUMENTS));
  }

  @Test
  void documents_of_all_shards_get_their_vectors_and_both_nodes_say_the_same() {
    job(0).ask("start", "field", "vector", "load", "1").orThrow();
    assertEquals(409, job(1).ask("start", "field", "vector").status());
    job(0).await("DONE", PATIENCE);
    JsonNode done = job(1).await("DONE", PATIENCE);
    assertEquals(DOCUMENTS, done.at("/documents/done").asInt(), done::toString);
    assertEquals(DOCUMENTS, TwoSpaces.count(http(1), collection, "vector_hash:*"));
  }

  @Test
  void a_job_whose_node_is_killed_is_finished_by_the_other_one() {
    job(0).ask("start", "field", "vector", "load", "0.05").orThrow();
    JsonNode amid =
        job(0).await(status -> status.at("/documents/done").asInt() > 50, "amid", PATIENCE);
    int owner = ownerOf(amid);
    job(owner).ask("pause").orThrow();
    job(owner).ask("resume", "load", "1").orThrow();
    job(owner).await("RUNNING", PATIENCE);
    cluster.node(owner).kill();
    try {
      JsonNode done = job(1 - owner).await("DONE", PATIENCE);
      assertEquals(DOCUMENTS, done.at("/documents/done").asInt(), done::toString);
    } finally {
      cluster.restart(owner);
    }
  }

  @Test
  void a_job_whose_node_is_stopped_is_finished_by_the_other_one() {
    job(0).ask("start", "field", "vector", "load", "0.3").orThrow();
    JsonNode amid =
        job(0).await(status -> status.at("/documents/done").asInt() > 50, "amid", PATIENCE);
    int owner = ownerOf(amid);
    long start = System.nanoTime();
    cluster.node(owner).stop();
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(30).toNanos());
    try {
      job(1 - owner).await("DONE", PATIENCE);
    } finally {
      cluster.restart(owner);
    }
  }

  private int ownerOf(JsonNode status) {
    SolrNode first = cluster.node(0);
    return status.path("node").asText().contains(":" + first.port() + "_") ? 0 : 1;
  }

  private EmbedJob job(int node) {
    return new EmbedJob(http(node), collection);
  }

  private SolrHttp http(int node) {
    return cluster.node(node).http();
  }
}
