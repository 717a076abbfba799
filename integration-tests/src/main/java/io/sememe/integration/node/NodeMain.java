// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/**
 * The process of a node: Solr on a home and a port, until standard input ends. Whoever started it
 * holds the other end, so the node ends with its parent, however that one died.
 *
 * <p>Arguments: the home, the port (0 for any free one), the file to write the port to.
 */
final class NodeMain {

  private static final long SECONDS_TO_STOP = 30;
  private static final int STUCK = 3;

  private NodeMain() {}

  public static void main(String[] args) throws Exception {
    CountDownLatch parentLetGo = watchParent();
    JettySolrRunner solr = new JettySolrRunner(args[0], new Properties(), config(args[1]));
    try {
      solr.start();
      publish(solr.getLocalPort(), Path.of(args[2]));
    } catch (Exception e) {
      e.printStackTrace();
      // Half-started pools have threads that would keep this process alive.
      System.exit(1);
    }
    parentLetGo.await();
    // No exit after this: a thread that a plugin left behind shows as a node that does not stop.
    solr.stop();
  }

  private static JettyConfig config(String port) {
    return JettyConfig.builder()
        .setContext("/solr")
        .setPort(Integer.parseInt(port))
        .withPortRetryTime(0)
        .stopAtShutdown(true)
        .build();
  }

  private static void publish(int port, Path file) throws IOException {
    Path written = Files.writeString(file.resolveSibling("port.new"), Integer.toString(port));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static CountDownLatch watchParent() {
    CountDownLatch letGo = new CountDownLatch(1);
    Thread watcher =
        new Thread(
            () -> {
              awaitEndOfInput();
              letGo.countDown();
              haltWhenStuck();
            },
            "parent-watcher");
    watcher.setDaemon(true);
    watcher.start();
    return letGo;
  }

  private static void awaitEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // What is said does not matter, only that somebody is there.
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input of the node is unreadable", e);
    }
  }

  private static void haltWhenStuck() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS_TO_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    System.err.println("The node did not stop; these threads are left:");
    Thread.getAllStackTraces().forEach(NodeMain::printStack);
    Runtime.getRuntime().halt(STUCK);
  }

  private static void printStack(Thread thread, StackTraceElement[] stack) {
    System.err.println(thread + (thread.isDaemon() ? " (daemon)" : ""));
    for (StackTraceElement frame : stack) {
      System.err.println("    at " + frame);
    }
  }
}
