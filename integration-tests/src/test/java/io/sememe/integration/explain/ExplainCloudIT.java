// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Attention of documents on two nodes, for those whom the cluster's one rule lets in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class ExplainCloudIT {
  private static final String NAME = "guarded";
  private static final List<String> IDS =
      IntStream.range(0, 8).mapToObj(Integer::toString).toList();

  private SolrCluster cluster;

  @BeforeAll
  void start_a_cluster_and_guard_it() throws Exception {
    cluster = SolrCluster.start(List.of(Jdk.current(), Jdk.current()));
    cluster.uploadConfigset("semantic");
    Map<String, String> layout = Map.of("numShards", "2", "replicationFactor", "1");
    CloudCollection collection = CloudCollection.create(cluster, NAME, "semantic", layout);
    SolrHttp http = cluster.node(0).http();
    http.add(NAME, IDS.stream().map(ExplainCloudIT::document).toList()).orThrow();
    http.commit(NAME).orThrow();
    Guard.security().guard(cluster);
    collection.await(this::isGuarded, "guarded");
  }

  private boolean isGuarded() {
    return cluster.nodes().stream().allMatch(node -> select(node.http(), "id").status() == 401);
  }

  @AfterAll
  void stop_it() {
    cluster.close();
  }

  @Test
  void whoever_may_see_it_sees_that_of_documents_on_every_node() {
    for (SolrNode node : cluster.nodes()) {
      SolrHttp analyst = Guard.as(node.http(), Guard.ANALYST);
      for (String id : IDS) {
        JsonNode body = explain(analyst, id).orThrow().body();
        assertTrue(body.path("text").asText().startsWith("Cup " + id), body::toString);
      }
      List<JsonNode> found = select(analyst, "id,[attention f=body]").orThrow().documents();
      found.forEach(one -> assertEquals(12, one.at("/[attention]/layers").asInt()));
      assertEquals(
          new TreeSet<>(IDS),
          new TreeSet<>(found.stream().map(one -> one.path("id").asText()).toList()));
    }
  }

  @Test
  void whoever_may_not_sees_none_by_any_node_or_way() {
    for (SolrNode node : cluster.nodes()) {
      SolrHttp reader = Guard.as(node.http(), Guard.READER);
      assertEquals(IDS.size(), select(reader, "id").orThrow().documents().size());
      assertEquals(403, explain(reader, "1").status());
      assertEquals(403, select(reader, "id,[attention f=body]").status());
      assertEquals(
          403,
          reader
              .query(NAME, Map.of("q", "*:*", "fl", "[attention f=body]", "distrib", "false"))
              .status());
      assertEquals(401, select(node.http(), "id,[attention f=body]").status());
      assertEquals(401, explain(node.http(), "1").status());
    }
  }

  private static ObjectNode document(String id) {
    return TestCore.document(id, "Tea", "Cup " + id + " of hot tea.", "cooking");
  }

  private static Reply explain(SolrHttp http, String id) {
    return http.postForm("/" + NAME + "/sememe/explain", Map.of("id", id, "f", "body"));
  }

  private static Reply select(SolrHttp http, String fields) {
    return http.query(NAME, Map.of("q", "*:*", "fl", fields));
  }
}
