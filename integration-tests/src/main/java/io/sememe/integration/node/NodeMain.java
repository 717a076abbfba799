// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/**
 * The process of a node: Solr on a home and a port, until standard input ends. Whoever started it
 * holds the other end, so the node ends with its parent, however that one died.
 *
 * <p>Arguments: the home, the port (0 for any free one), the file to write the port to.
 */
final class NodeMain {

  private NodeMain() {}

  public static void main(String[] args) throws Exception {
    CountDownLatch parentLetGo = ParentProcess.watch();
    JettySolrRunner solr = new JettySolrRunner(args[0], new Properties(), config(args[1]));
    try {
      solr.start();
      ParentProcess.tellPort(solr.getLocalPort(), Path.of(args[2]));
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
        .withFilter(ResponseHeaders.class, "/*")
        .build();
  }
}
