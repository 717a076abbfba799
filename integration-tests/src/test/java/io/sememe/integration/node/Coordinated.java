// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A cluster of a node with documents and one with the role of a coordinator, which has none. */
public final class Coordinated {
  private Coordinated() {}

  /** Starts both: node 0 has the documents, node 1 coordinates. */
  public static SolrCluster start() {
    AtomicInteger nodes = new AtomicInteger();
    return SolrCluster.start(
        List.of(Jdk.current(), Jdk.current()),
        spec ->
            nodes.getAndIncrement() == 0
                ? spec
                : spec.withProperty("solr.node.roles", "coordinator:on,data:off"));
  }
}
