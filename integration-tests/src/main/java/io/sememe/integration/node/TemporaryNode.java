// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A node with the archive installed, in a home of its own. Nothing is left of either after {@link
 * #close}, nor when this process is told to end (Ctrl-C, SIGTERM) at any moment.
 */
public final class TemporaryNode implements AutoCloseable {

  private final SolrHome home = SolrHome.plain();
  private final RemovalHook hook = RemovalHook.of(this::remove, "node-removal");
  private @Nullable SolrNode node;
  private boolean removed;

  private TemporaryNode() {}

  /** Installs the archive, starts a node and waits until it answers. */
  public static TemporaryNode start(UnaryOperator<NodeSpec> options) {
    TemporaryNode temporary = new TemporaryNode();
    try {
      temporary.launch(options).awaitReady();
      return temporary;
    } catch (NodeException e) {
      temporary.close();
      throw e;
    }
  }

  /** The running node. */
  public synchronized SolrNode node() {
    if (node == null) {
      throw new IllegalStateException("the node was not started");
    }
    return node;
  }

  /**
   * Starts the node again that was killed, on its home and port, and waits until it answers.
   *
   * @throws NodeException when it has not ended
   */
  public SolrNode restart() {
    SolrNode again = relaunch();
    again.awaitReady();
    return again;
  }

  @Override
  public void close() {
    hook.close();
  }

  private synchronized SolrNode launch(UnaryOperator<NodeSpec> options) {
    if (removed) {
      throw new NodeException("ended before the node was started");
    }
    home.install(Settings.archive());
    node = SolrNode.launch(options.apply(NodeSpec.on(home)));
    return node;
  }

  private synchronized SolrNode relaunch() {
    SolrNode ended = node();
    if (removed || ended.isAlive()) {
      throw new NodeException(ended + (removed ? " was removed" : " has not ended"));
    }
    node = SolrNode.launch(ended.spec().withPort(ended.port()));
    return node;
  }

  /** Idempotent: the owner and the hook may both call it. */
  private synchronized void remove() {
    if (removed) {
      return;
    }
    removed = true;
    try (home) {
      if (node != null) {
        node.close();
      }
    }
  }
}
