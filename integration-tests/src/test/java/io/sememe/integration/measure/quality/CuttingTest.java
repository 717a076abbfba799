// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.SolrHome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CuttingTest {

  @Test
  void late_passages_are_cut_as_tokens_are_and_pooled_otherwise() {
    assertEquals(
        Map.of("sememe.passages", "tokens", "sememe.passagePooling", "own"),
        properties(Cutting.TOKENS));
    assertEquals(
        Map.of("sememe.passages", "tokens", "sememe.passagePooling", "late"),
        properties(Cutting.LATE));
  }

  private static Map<String, String> properties(Cutting cutting) {
    try (SolrHome home = SolrHome.plain()) {
      return cutting.on(NodeSpec.on(home)).properties();
    }
  }
}
