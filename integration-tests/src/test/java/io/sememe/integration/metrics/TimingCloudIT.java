// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.metrics;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where shards answer, the time to encode is that of the node that was asked. */
@ExtendWith(SharedCluster.class)
@WholeRun
final class TimingCloudIT {
  private static final String NAME = "timed";

  private final SolrCluster cluster;

  TimingCloudIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void timing_shows_the_encoding_of_the_asked_node_once_beside_the_sums_of_the_shards() {
    try (CloudCollection collection =
        CloudCollection.create(cluster, NAME, "semantic", Map.of("numShards", "2"))) {
      collection.awaitActive();
      cluster
          .node(0)
          .http()
          .add(
              NAME,
              List.of(
                  document("1", "Tea", "Leaves in hot water.", "x"),
                  document("2", "Rain", "Water that falls.", "x"),
                  document("3", "Coffee", "Beans in hot water.", "x")))
          .orThrow();
      collection.commit();
      JsonNode timing = timing("{!semantic f=vector}what to drink with the timing on");
      double encode = timing.at("/encode/time").asDouble();
      assertTrue(encode > 0 && encode < 60_000, timing::toString);
      assertEquals(1, timing.path("encode").size(), timing::toString);
      assertTrue(timing.at("/prepare/time").isNumber(), timing::toString);
      assertTrue(timing("text:tea").path("encode").isMissingNode());
    }
  }

  private JsonNode timing(String query) {
    Map<String, String> parameters = Map.of("q", query, "debug", "timing");
    return cluster.node(0).http().query(NAME, parameters).orThrow().body().at("/debug/timing");
  }
}
