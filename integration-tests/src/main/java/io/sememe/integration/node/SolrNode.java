// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Solr node in a process of its own. It ends when it is closed, and by itself when this process
 * ends. Everything it prints goes to a file in its home.
 */
public final class SolrNode implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(20);

  /** Longer than the node's own patience with itself, which ends with a thread dump in its log. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(45);

  /** 0, or ended by SIGINT or SIGTERM: a Ctrl-C reaches the node as it reaches this process. */
  private static final Set<Integer> ORDERLY = Set.of(0, 130, 143);

  private static final int TAIL = 30;

  private final NodeSpec spec;
  private final Process process;
  private volatile int port;
  private @Nullable SolrHttp http;

  private SolrNode(NodeSpec spec, Process process) {
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
    try {
      Files.deleteIfExists(spec.portFile());
      ProcessBuilder builder = new ProcessBuilder(spec.command());
      builder.environment().put("CLASSPATH", NodeSpec.classpath());
      builder.directory(spec.home().folder().toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
      return new SolrNode(spec, builder.start());
    } catch (IOException e) {
      throw new NodeException("cannot start " + spec.jdk().java(), e);
    }
  }

  void awaitReady() {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!Files.exists(spec.portFile())) {
      if (System.nanoTime() > deadline) {
        throw new NodeException("the node did not start in " + START_TIMEOUT + lastWords());
      }
      if (ended(POLL)) {
        throw new NodeException("the node ended while it started" + lastWords());
      }
    }
    port = readPort();
    http = new SolrHttp(baseUrl());
  }

  /** The address of Solr, without a slash at its end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port + "/solr";
  }

  /** A client of this node. */
  public SolrHttp http() {
    if (http == null) {
      throw new IllegalStateException("the node is not ready");
    }
    return http;
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

  /** Everything that the node has printed so far. */
  public String log() {
    try {
      return Files.readString(spec.log());
    } catch (IOException e) {
      throw new NodeException("cannot read " + spec.log(), e);
    }
  }

  /** The end of the log, for a message to a person. */
  public String logTail() {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  /** Ends the process as kill -9 does: the node gets no chance to tidy up. */
  public void kill() {
    process.destroyForcibly();
    if (!ended(STOP_TIMEOUT)) {
      throw new NodeException("process " + pid() + " survived being killed");
    }
  }

  /** Asks the node to stop and waits for it; one that leaves threads behind has not stopped. */
  public void stop() {
    letGo();
    if (!ended(STOP_TIMEOUT)) {
      kill();
      throw new NodeException("the node had to be killed" + lastWords());
    }
    if (!ORDERLY.contains(process.exitValue())) {
      throw new NodeException("the node ended with " + process.exitValue() + lastWords());
    }
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

  private void letGo() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new NodeException("cannot close the standard input of the node", e);
    }
  }

  private boolean ended(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while waiting for the node", e);
    }
  }

  private int readPort() {
    try {
      return Integer.parseInt(Files.readString(spec.portFile()));
    } catch (IOException e) {
      throw new NodeException("cannot read " + spec.portFile(), e);
    }
  }

  private String lastWords() {
    return "; its log ends:\n" + logTail();
  }
}
