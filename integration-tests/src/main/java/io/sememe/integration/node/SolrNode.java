// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import org.jspecify.annotations.Nullable;

/**
 * A Solr node in a process of its own. It ends when it is closed, and by itself when this process
 * ends. Everything it prints goes to a file in its home.
 */
public final class SolrNode implements AutoCloseable {

  private final NodeSpec spec;
  private final ChildProcess process;
  private volatile int port;
  private volatile @Nullable SolrHttp http;

  private SolrNode(NodeSpec spec, ChildProcess process) {
    this.spec = spec;
    this.process = process;
  }

  /** Starts a node and waits until it answers. */
  public static SolrNode start(NodeSpec spec) {
    SolrNode node = launch(spec);
    try {
      node.awaitReady();
      return node;
    } catch (NodeException e) {
      node.kill();
      throw e;
    }
  }

  /** Starts the process only; {@link #awaitReady} must follow. */
  static SolrNode launch(NodeSpec spec) {
    return new SolrNode(
        spec,
        ChildProcess.launch(spec.command(), spec.home().folder(), spec.log(), spec.portFile()));
  }

  void awaitReady() {
    port = process.awaitPort();
    http = new SolrHttp(baseUrl());
  }

  /** The address of Solr, without a slash at its end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port + "/solr";
  }

  /** A client of this node. */
  public SolrHttp http() {
    SolrHttp client = http;
    if (client == null) {
      throw new IllegalStateException("the node is not ready");
    }
    return client;
  }

  NodeSpec spec() {
    return spec;
  }

  public Jdk jdk() {
    return spec.jdk();
  }

  public SolrHome home() {
    return spec.home();
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it has answered and not ended since. */
  public boolean isReady() {
    return http != null && isAlive();
  }

  /** Everything that the node has printed so far. */
  public String log() {
    return process.log();
  }

  /** The end of the log, for a message to a person. */
  public String logTail() {
    return process.logTail();
  }

  /** Ends the process as kill -9 does: the node gets no chance to tidy up. */
  public void kill() {
    process.kill();
  }

  /** Asks the node to stop and waits for it; one that leaves threads behind has not stopped. */
  public void stop() {
    process.stop();
  }

  @Override
  public void close() {
    if (isAlive()) {
      stop();
    }
  }

  @Override
  public String toString() {
    return "Solr on " + spec.jdk();
  }
}
