// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A ZooKeeper in a process of its own, with its data in a folder that goes with it. */
final class ZooKeeper implements AutoCloseable {

  private final Path folder;
  private final ChildProcess process;

  private ZooKeeper(Path folder, ChildProcess process) {
    this.folder = folder;
    this.process = process;
  }

  /** Starts the process only; {@link #awaitAddress} must follow. */
  static ZooKeeper launch() {
    try {
      Path folder = Files.createTempDirectory("sememe-zookeeper-").toRealPath();
      Path log = folder.resolve("zookeeper.log");
      Path port = folder.resolve("port");
      return new ZooKeeper(folder, ChildProcess.launch(command(folder, port), folder, log, port));
    } catch (IOException e) {
      throw new NodeException("cannot create a folder for ZooKeeper", e);
    }
  }

  /** Waits until it serves and says where. */
  String awaitAddress() {
    return "127.0.0.1:" + process.awaitPort();
  }

  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        process.stop();
      }
    } finally {
      delete();
    }
  }

  private static List<String> command(Path folder, Path port) {
    return List.of(
        Jdk.current().java().toString(),
        "-Xmx128m",
        "-Djava.io.tmpdir=" + folder,
        // What it holds need not survive the machine.
        "-Dzookeeper.forceSync=no",
        ZooKeeperMain.class.getName(),
        folder.resolve("data").toString(),
        port.toString());
  }

  private void delete() {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new NodeException("cannot delete " + folder, e);
    }
  }
}
