// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

@OnEveryJdk
final class SimdIT {
  private static final int FIRST_WITH_VECTORS = 21;

  private final SolrNode node;

  SimdIT(SolrNode node) {
    this.node = node;
  }

  @Test
  void vectors_are_compared_with_the_processors_vector_instructions_where_java_has_them() {
    TestCore core = TestCore.of(node, "semantic");
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    core.meaning("a hot drink");
    boolean said = node.log().contains("Java vector incubator API enabled");
    assertEquals(node.jdk().feature() >= FIRST_WITH_VECTORS, said, node.logTail());
  }
}
