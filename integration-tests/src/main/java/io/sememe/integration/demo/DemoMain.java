// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Shows search by words and search by meaning side by side on a node that lives until Ctrl-C, or
 * until the results are printed where the environment has SEMEME_ONESHOT=1. Takes no arguments.
 */
public final class DemoMain {

  private static final int USUAL_PORT = 8983;
  private static final int ANY_PORT = 0;
  private static final int FAILED = 1;
  private static final PrintStream OUT = System.out;

  /** Set by Ctrl-C: what fails from then on fails because the node is being removed. */
  private static volatile boolean toldToEnd;

  private DemoMain() {}

  public static void main(String[] args) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> toldToEnd = true, "told-to-end"));
    System.exit(run());
  }

  private static int run() throws InterruptedException {
    int port = choosePort();
    OUT.println("Starting Solr with Sememe installed ...");
    try (TemporaryNode temporary = TemporaryNode.start(spec -> withTokens(spec.withPort(port)))) {
      return show(temporary);
    } catch (NodeException e) {
      return fail(e.getMessage());
    }
  }

  /** A vector of each token too: the page shows what late interaction finds. */
  private static NodeSpec withTokens(NodeSpec spec) {
    return spec.withProperty("sememe.tokens", "int8");
  }

  private static int show(TemporaryNode temporary) throws InterruptedException {
    Demo demo = new Demo(temporary.node(), OUT);
    try {
      SampleCollection collection = SampleCollection.load();
      demo.index(collection);
      demo.ask(collection.questions());
      demo.invite(collection.questions().get(0));
    } catch (NodeException e) {
      return fail(e.getMessage() + "\nThe node's log ends:\n" + temporary.node().logTail());
    } catch (IOException e) {
      return fail("the sample collection is unreadable: " + e.getMessage());
    }
    awaitEnd();
    return 0;
  }

  /**
   * Ctrl-C runs the shutdown hook of the node, which removes everything; this never returns then.
   */
  private static void awaitEnd() throws InterruptedException {
    if ("1".equals(System.getenv("SEMEME_ONESHOT"))) {
      return;
    }
    OUT.println("Ctrl-C ends it and removes everything.");
    new CountDownLatch(1).await();
  }

  private static int choosePort() {
    try (ServerSocket free = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      OUT.println("Port " + USUAL_PORT + " is taken (" + e.getMessage() + "), using another.");
      return ANY_PORT;
    }
  }

  private static int fail(@Nullable String reason) {
    if (toldToEnd) {
      return FAILED;
    }
    System.err.println();
    System.err.println("The demonstration failed: " + reason);
    System.err.println();
    System.err.println(
        """
        What to do: the reason is usually in the last lines above. Memory: the demonstration needs \
        about 1 GB
        free. A half-finished build: run "mvn clean" in the project's root folder and start again.""");
    return FAILED;
  }
}
