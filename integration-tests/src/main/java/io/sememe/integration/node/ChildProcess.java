// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process that serves a port, which it writes to a file, and that ends when its standard input
 * does. Everything it prints is appended to its log.
 */
final class ChildProcess {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(20);

  /** Longer than the child's own patience with itself, which ends with a thread dump in its log. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(45);

  /** 0, or ended by SIGINT or SIGTERM: a Ctrl-C reaches the child as it reaches this process. */
  private static final Set<Integer> ORDERLY = Set.of(0, 130, 143);

  private static final int TAIL = 30;

  private final Process process;
  private final Path log;
  private final Path portFile;

  private ChildProcess(Process process, Path log, Path portFile) {
    this.process = process;
    this.log = log;
    this.portFile = portFile;
  }

  /** Starts a command in a folder, on the class path of this module. */
  static ChildProcess launch(List<String> command, Path folder, Path log, Path portFile) {
    try {
      Files.deleteIfExists(portFile);
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("CLASSPATH", NodeSpec.classpath());
      builder.directory(folder.toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new ChildProcess(builder.start(), log, portFile);
    } catch (IOException e) {
      throw new NodeException("cannot start " + command.get(0), e);
    }
  }

  int awaitPort() {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!Files.exists(portFile)) {
      if (System.nanoTime() > deadline) {
        throw new NodeException("the process did not start in " + START_TIMEOUT + lastWords());
      }
      if (ended(POLL)) {
        throw new NodeException("the process ended while it started" + lastWords());
      }
    }
    return readPort();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new NodeException("cannot read " + log, e);
    }
  }

  String logTail() {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  /** Ends the process as kill -9 does. */
  void kill() {
    process.destroyForcibly();
    if (!ended(STOP_TIMEOUT)) {
      throw new NodeException("process " + pid() + " survived being killed");
    }
  }

  /** Asks the process to stop and waits for it; one that leaves threads behind has not stopped. */
  void stop() {
    letGo();
    if (!ended(STOP_TIMEOUT)) {
      kill();
      throw new NodeException("the process had to be killed" + lastWords());
    }
    if (!ORDERLY.contains(process.exitValue())) {
      throw new NodeException("the process ended with " + process.exitValue() + lastWords());
    }
  }

  private void letGo() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new NodeException("cannot close the standard input of the process", e);
    }
  }

  private boolean ended(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while waiting for a process", e);
    }
  }

  private int readPort() {
    try {
      return Integer.parseInt(Files.readString(portFile));
    } catch (IOException e) {
      throw new NodeException("cannot read " + portFile, e);
    }
  }

  private String lastWords() {
    return "; its log ends:\n" + logTail();
  }
}
