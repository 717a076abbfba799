// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.solr.common.cloud.SolrZkClient;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** A real ZooKeeper inside the test's process; it can be stopped and started again. */
final class TestZooKeeper implements AutoCloseable {
  private static final int TICK_MILLIS = 500;
  private static final int TIMEOUT_MILLIS = 10 * TICK_MILLIS;

  private final Path data;
  private int port;
  private ServerCnxnFactory connections;
  private ZooKeeperServer server;

  TestZooKeeper(Path data) throws Exception {
    this.data = data;
    start();
  }

  SolrZkClient client() {
    return new SolrZkClient.Builder()
        .withUrl("127.0.0.1:" + port)
        .withTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .withConnTimeOut(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .build();
  }

  /** Ends a client's session, as ZooKeeper does when it has not heard of it for too long. */
  void expire(SolrZkClient client) {
    server.closeSession(session(client));
  }

  static long session(SolrZkClient client) {
    return client.getZooKeeper().getSessionId();
  }

  /** Stops serving; {@link #start} goes on with the same data. */
  void stop() {
    connections.shutdown();
    server.shutdown();
  }

  void start() throws IOException, InterruptedException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    connections = ServerCnxnFactory.createFactory(address, 0);
    server = new ZooKeeperServer(data.toFile(), data.toFile(), TICK_MILLIS);
    connections.startup(server);
    port = connections.getLocalPort();
  }

  @Override
  public void close() {
    stop();
  }
}
