// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.NodeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Crowd} at the lowest priority that the system has: real ones are on other machines, and
 * take no processor from the node.
 */
final class CrowdProcess implements AutoCloseable {
  private static final Path NICE = Path.of("/usr/bin/nice");

  private final Process process;

  private CrowdProcess(Process process) {
    this.process = process;
  }

  /**
   * Begins to ask.
   *
   * @param core the address of the core
   */
  static CrowdProcess begin(String core, int clients, int seconds, long seed) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "19"));
    }
    command.add(Jdk.current().java().toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add(Crowd.class.getName());
    command.addAll(List.of(core, clients + "", seconds + "", seed + ""));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new CrowdProcess(builder.start());
  }

  /** Waits until all have their last answer. */
  Answers await() throws IOException {
    try (BufferedReader lines = process.inputReader()) {
      String last = lines.lines().reduce("", (before, line) -> line);
      if (process.waitFor() != 0) {
        throw new IOException("the crowd ended with " + process.exitValue() + ": " + last);
      }
      return Answers.parse(last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeException("interrupted while waiting for the crowd", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
