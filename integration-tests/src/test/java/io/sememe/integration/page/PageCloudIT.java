// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.WholeRun;
import io.sememe.integration.page.PageFetch.Fetched;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A collection that one of two nodes has: the other sends on to it what it is asked. */
@ExtendWith(SharedCluster.class)
@WholeRun
final class PageCloudIT {
  private static final String COLLECTION = "paged-on-one-node";

  private final SolrCluster cluster;

  PageCloudIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void every_node_has_the_page_and_all_of_its_files() {
    SolrHttp first = cluster.node(0).http();
    String name = first.get("/admin/info/system", Map.of()).orThrow().body().path("node").asText();
    Map<String, String> layout =
        Map.of("numShards", "1", "replicationFactor", "1", "createNodeSet", name);
    try (CloudCollection collection =
        CloudCollection.create(cluster, COLLECTION, "semantic", layout)) {
      for (SolrNode node : cluster.nodes()) {
        String address = node.baseUrl() + "/" + collection.name() + "/sememe";
        for (String end : List.of("", "/")) {
          assertWhole(new PageFetch(address + end));
        }
      }
    }
  }

  private static void assertWhole(PageFetch page) {
    List<String> files = page.files();
    assertTrue(files.size() > 3, files::toString);
    for (String file : files) {
      Fetched fetched = page.get(file);
      assertEquals(200, fetched.status(), file);
      assertEquals("private, max-age=31536000, immutable", fetched.header("Cache-Control"), file);
    }
  }
}
