// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A ZooKeeper and nodes with the archive installed, each a process of its own. Nothing is left of
 * them after {@link #close}, nor when this process is told to end (Ctrl-C, SIGTERM).
 */
public final class SolrCluster implements AutoCloseable {
  /**
   * The settings that INSTALL.md asks for. Solr 9.10.1 sends again only the first of the documents
   * that one failure hit, and acknowledges all of them; without retries of its own the failure
   * reaches the client, which sends them all.
   */
  public static final Map<String, String> SETTINGS =
      Map.of("solr.retries.on.forward", "0", "solr.retries.to.followers", "0");

  private final List<SolrHome> homes = new ArrayList<>();
  private final List<SolrNode> nodes = new ArrayList<>();
  private final RemovalHook hook = RemovalHook.of(this::remove, "cluster-removal");
  private @Nullable ZooKeeper zooKeeper;
  private boolean removed;

  private SolrCluster() {}

  /** Starts a node on each of the JDKs and waits until all of them answer. */
  public static SolrCluster start(List<Jdk> jdks) {
    return start(jdks, UnaryOperator.identity());
  }

  /** As {@link #start(List)}, each node with these options. */
  public static SolrCluster start(List<Jdk> jdks, UnaryOperator<NodeSpec> options) {
    return start(jdks, home -> home.install(Settings.archive()), options);
  }

  /** As {@link #start(List)}, with another way to install something into each home. */
  public static SolrCluster start(
      List<Jdk> jdks, Consumer<SolrHome> installation, UnaryOperator<NodeSpec> options) {
    SolrCluster cluster = new SolrCluster();
    try {
      cluster.launchZooKeeper().awaitAddress();
      jdks.forEach(jdk -> cluster.launchNode(jdk, installation, options));
      cluster.nodes().forEach(SolrNode::awaitReady);
      return cluster;
    } catch (NodeException e) {
      cluster.closeAfter(e);
      throw e;
    }
  }

  /** The nodes, in the order of their JDKs; one that was killed stays here until its restart. */
  public synchronized List<SolrNode> nodes() {
    return List.copyOf(nodes);
  }

  /**
   * The nodes that have answered since they were started and have not ended, in the same order.
   *
   * @throws NodeException when there is none
   */
  public List<SolrNode> readyNodes() {
    List<SolrNode> ready = nodes().stream().filter(SolrNode::isReady).toList();
    if (ready.isEmpty()) {
      throw new NodeException("no node of the cluster is up");
    }
    return ready;
  }

  /** The n-th node, from 0. */
  public SolrNode node(int number) {
    return nodes().get(number);
  }

  /** The address of ZooKeeper: host and port. */
  public String zooKeeperAddress() {
    return requireNonNull(zooKeeper, "ZooKeeper is not launched").awaitAddress();
  }

  /** Starts a node again that has ended, on its home and port, and waits until it answers. */
  public SolrNode restart(int number) {
    SolrNode node = relaunch(number);
    node.awaitReady();
    return node;
  }

  /** Uploads a configset of the first node's home, as bin/solr zk upconfig does. */
  public void uploadConfigset(String name) {
    SolrNode node = node(0);
    Path conf = node.home().folder().resolve("configsets").resolve(name).resolve("conf");
    try {
      node.http().uploadConfigset(name, FileTree.zip(conf)).orThrow();
    } catch (IOException e) {
      throw new NodeException("cannot read the configset " + conf, e);
    }
  }

  /** Asks a node that is up for an action of Solr's Collections API and returns its answer. */
  public JsonNode collections(String action, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("action", action);
    return readyNodes().get(0).http().get("/admin/collections", all).orThrow().body();
  }

  @Override
  public void close() {
    hook.close();
  }

  private void closeAfter(NodeException failure) {
    try {
      close();
    } catch (NodeException e) {
      failure.addSuppressed(e);
    }
  }

  private synchronized ZooKeeper launchZooKeeper() {
    requireOpen();
    zooKeeper = ZooKeeper.launch();
    return zooKeeper;
  }

  private synchronized void launchNode(
      Jdk jdk, Consumer<SolrHome> installation, UnaryOperator<NodeSpec> options) {
    requireOpen();
    SolrHome home = SolrHome.plain();
    homes.add(home);
    installation.accept(home);
    home.joinCluster();
    NodeSpec spec = options.apply(NodeSpec.on(home)).withJdk(jdk);
    for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
      spec = spec.withProperty(setting.getKey(), setting.getValue());
    }
    nodes.add(SolrNode.launch(spec.withProperty("zkHost", zooKeeperAddress())));
  }

  private synchronized SolrNode relaunch(int number) {
    requireOpen();
    SolrNode ended = nodes.get(number);
    if (ended.isAlive()) {
      throw new NodeException(ended + " has not ended");
    }
    // A node is known to the others by its port.
    SolrNode node = SolrNode.launch(ended.spec().withPort(ended.port()));
    nodes.set(number, node);
    return node;
  }

  private void requireOpen() {
    if (removed) {
      throw new NodeException("the cluster is closed");
    }
  }

  /** Idempotent: the owner and the hook may both call it. */
  private synchronized void remove() {
    if (removed) {
      return;
    }
    removed = true;
    List<AutoCloseable> parts = new ArrayList<>(nodes);
    if (zooKeeper != null) {
      parts.add(zooKeeper);
    }
    parts.addAll(homes);
    closeAll(parts);
  }

  /** In this order, and each of them even when another one fails. */
  private static void closeAll(List<AutoCloseable> parts) {
    List<Exception> failures = new ArrayList<>();
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      NodeException failure = new NodeException("the cluster did not end in order");
      failures.forEach(failure::addSuppressed);
      throw failure;
    }
  }
}
