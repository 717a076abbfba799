// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.measure.cluster.ClusterPlan;
import io.sememe.integration.measure.cluster.ClusterRun;
import io.sememe.integration.measure.texts.Corpus;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The measurement of a cluster whose nodes are killed, made small. */
@WholeRun
final class ChaosIT {

  /** Starts the nodes again soon after they were killed. */
  private static final long SEED = 12;

  @Test
  void nothing_acknowledged_is_lost_and_no_text_is_encoded_twice() throws IOException {
    Map<String, String> figures =
        ClusterRun.of(new ClusterPlan("all-minilm-l6-v2", Corpus.generatedDistinct(120), 2, SEED));
    assertEquals("120", figures.get("cluster.acknowledged"));
    assertEquals("0", figures.get("cluster.lost"));
    assertEquals("0", figures.get("cluster.replica_mismatches"));
    assertEquals("1.0000", figures.get("cluster.inferences_per_text"));
    assertEquals("1.00", figures.get("cluster.encodes_per_query"));
    assertEquals("10.00", figures.get("cluster.pairs_per_query"));
  }
}
