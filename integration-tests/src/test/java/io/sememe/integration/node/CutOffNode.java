// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A node with the archive installed that reaches nothing but this machine, and is watched from its
 * first moment on.
 */
public final class CutOffNode implements AutoCloseable {
  private final SolrHome home = SolrHome.installed();
  private final DeadNetwork network;
  private final SolrNode node;
  private final ForeignSockets sockets;

  /**
   * Starts a node and waits until it answers.
   *
   * @param folder where the trap keeps a file
   * @param properties system properties of the node
   */
  public CutOffNode(Jdk jdk, Path folder, Map<String, String> properties) throws IOException {
    network = DeadNetwork.open(folder);
    NodeSpec spec = NodeSpec.on(home).withJdk(jdk);
    for (Map<String, String> some : List.of(network.settings(), properties)) {
      for (Map.Entry<String, String> property : some.entrySet()) {
        spec = spec.withProperty(property.getKey(), property.getValue());
      }
    }
    node = SolrNode.launch(spec);
    sockets = ForeignSockets.of(node.pid());
    node.awaitReady();
  }

  /** Returns the node. */
  public SolrNode node() {
    return node;
  }

  /** Returns what the node has done to get out: none, if all is well. */
  public List<String> attempts() {
    List<String> attempts = new ArrayList<>(sockets.seen());
    if (network.attempts() > 0) {
      attempts.add(network.attempts() + " connections");
    }
    node.log().lines().filter(line -> line.contains("UnknownHost")).forEach(attempts::add);
    return attempts;
  }

  @Override
  public void close() throws IOException {
    try (home;
        network;
        node) {
      sockets.close();
    }
  }
}
