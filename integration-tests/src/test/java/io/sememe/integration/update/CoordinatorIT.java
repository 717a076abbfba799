// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.index.EmbedJob;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Coordinated;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.WholeRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that has no part of any collection and is asked all the same. */
@WholeRun
final class CoordinatorIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String COLLECTION = "coordinated";

  @Test
  void a_coordinator_searches_as_a_node_with_documents_does() {
    try (SolrCluster cluster = Coordinated.start()) {
      SolrHttp data = cluster.node(0).http();
      SolrHttp coordinator = cluster.node(1).http();
      fillAndSwitch(cluster, data);
      for (String question : TwoSpaces.QUESTIONS) {
        for (String parser :
            List.of("{!semantic f=vector}", "{!hybrid f=vector qf=text fusion=rrf}")) {
          assertEquals(search(data, parser + question), search(coordinator, parser + question));
        }
      }
    }
  }

  private static void fillAndSwitch(SolrCluster cluster, SolrHttp data) {
    TwoSpaces.install(cluster.node(0));
    cluster.uploadConfigset(TwoSpaces.CONFIGSET);
    CloudCollection cloud =
        CloudCollection.create(cluster, COLLECTION, TwoSpaces.CONFIGSET, Map.of("numShards", "2"));
    cloud.awaitActive();
    data.add(COLLECTION, TwoSpaces.documents(60)).orThrow();
    EmbedJob job = new EmbedJob(data, COLLECTION);
    job.ask("start", "field", "vector", "into", "vector_b", "model", TwoSpaces.MODEL, "load", "1")
        .orThrow();
    job.await("DONE", PATIENCE);
  }

  private static List<String> search(SolrHttp node, String query) {
    return node.query(COLLECTION, Map.of("q", query)).orThrow().ids();
  }
}
