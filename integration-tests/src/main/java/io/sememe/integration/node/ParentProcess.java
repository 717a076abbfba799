// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whoever started this process and holds the other end of its standard input: a child ends with its
 * parent, however that one died.
 */
final class ParentProcess {

  private static final long SECONDS_TO_STOP = 30;
  private static final int STUCK = 3;

  private ParentProcess() {}

  /** Writes the port to a file that is complete as soon as it exists. */
  static void tellPort(int port, Path file) throws IOException {
    Path written = Files.writeString(file.resolveSibling("port.new"), Integer.toString(port));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A latch that opens when the parent lets go; this process then has a time to end. */
  static CountDownLatch watch() {
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
      throw new UncheckedIOException("standard input is unreadable", e);
    }
  }

  private static void haltWhenStuck() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS_TO_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    System.err.println("The process did not stop; these threads are left:");
    Thread.getAllStackTraces().forEach(ParentProcess::printStack);
    Runtime.getRuntime().halt(STUCK);
  }

  private static void printStack(Thread thread, StackTraceElement[] stack) {
    System.err.println(thread + (thread.isDaemon() ? " (daemon)" : ""));
    for (StackTraceElement frame : stack) {
      System.err.println("    at " + frame);
    }
  }
}
