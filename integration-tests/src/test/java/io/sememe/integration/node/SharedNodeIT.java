// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@OnEveryJdk
class SharedNodeIT {

  private static final Map<Jdk, Long> SEEN = new ConcurrentHashMap<>();

  private final SolrNode node;

  SharedNodeIT(SolrNode node) {
    this.node = node;
  }

  @Test
  void every_test_on_a_jdk_gets_the_same_process() {
    assertSameProcess();
  }

  @Test
  void and_so_does_the_next_one() {
    assertSameProcess();
  }

  private void assertSameProcess() {
    Long before = SEEN.putIfAbsent(node.jdk(), node.pid());
    assertEquals(before == null ? node.pid() : before, node.pid());
  }
}
