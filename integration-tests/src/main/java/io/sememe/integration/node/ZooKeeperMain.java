// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/**
 * The process of a ZooKeeper that serves this machine only, until standard input ends.
 *
 * <p>Arguments: the folder for its data, the file to write the port to.
 */
final class ZooKeeperMain {

  /** Sessions can be as short as two ticks. */
  private static final int TICK_MILLIS = 1000;

  private static final int UNLIMITED = 0;

  private ZooKeeperMain() {}

  public static void main(String[] args) throws Exception {
    CountDownLatch parentLetGo = ParentProcess.watch();
    File data = new File(args[0]);
    ServerCnxnFactory connections =
        ServerCnxnFactory.createFactory(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), UNLIMITED);
    connections.startup(new ZooKeeperServer(data, data, TICK_MILLIS));
    ParentProcess.tellPort(connections.getLocalPort(), Path.of(args[1]));
    parentLetGo.await();
    connections.shutdown();
  }
}
