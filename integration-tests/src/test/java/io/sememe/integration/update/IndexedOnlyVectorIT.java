// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.SolrHome;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Vectors that are indexed and not stored: Lucene gets them as the encoder made them. */
@OnEveryJdk
@WholeRun
final class IndexedOnlyVectorIT {
  private static final Duration REPLAY = Duration.ofSeconds(30);
  private static final String VARIANT = "indexedonly";
  private static final String FIELD = "<field name=\"vector\" type=\"meaning\" indexed=\"true\" ";
  private static final List<String> TITLES =
      List.of("Espresso", "Lemonade", "Mortgages", "Savings", "Pythons", "Erosion of shores");

  private final Jdk jdk;

  IndexedOnlyVectorIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void they_score_like_stored_ones_also_after_they_came_out_of_the_log() throws Exception {
    try (SolrHome home = SolrHome.installed()) {
      List<JsonNode> expected;
      String name;
      try (SolrNode node = start(home)) {
        expected = found(filled(node, "semantic").commit());
        assertEquals(TITLES.size(), expected.size());
        Configset.copy(node, VARIANT)
            .replace("managed-schema.xml", FIELD + "stored=\"true\"", FIELD + "stored=\"false\"");
        TestCore core = filled(node, VARIANT).commit();
        assertEquals(expected, found(core));
        assertTrue(core.vector("0").isMissingNode());
        name = filled(node, VARIANT).name();
        // Before a commit: the log is all that is left.
        node.kill();
      }
      try (SolrNode node = start(home)) {
        assertEquals(expected, awaitReplay(new TestCore(node, name)), node::logTail);
      }
    }
  }

  private SolrNode start(SolrHome home) {
    return SolrNode.start(NodeSpec.on(home).withJdk(jdk));
  }

  private static TestCore filled(SolrNode node, String configset) {
    TestCore core = TestCore.of(node, configset);
    ObjectNode[] documents =
        IntStream.range(0, TITLES.size())
            .mapToObj(i -> document(Integer.toString(i), TITLES.get(i), "", "x"))
            .toArray(ObjectNode[]::new);
    core.add(documents).orThrow();
    return core;
  }

  private static List<JsonNode> found(TestCore core) {
    return core.query("q", "{!semantic f=vector}beverages", "fl", "id,score").orThrow().documents();
  }

  /** Solr replays its log in the background. */
  private static List<JsonNode> awaitReplay(TestCore core) throws InterruptedException {
    long deadline = System.nanoTime() + REPLAY.toNanos();
    List<JsonNode> found = found(core);
    while (found.size() < TITLES.size() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
      found = found(core);
    }
    return found;
  }
}
