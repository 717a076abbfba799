// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import io.sememe.integration.node.Jdk;
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
  private final BufferedReader lines;

  private CrowdProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  /**
   * Begins to ask, and returns when every client has its first answer. Before that there is no
   * crowd: on a busy machine a process of the lowest priority takes seconds to start.
   *
   * @param core the address of the core
   */
  static CrowdProcess begin(String core, int clients, long seed) throws IOException {
    CrowdProcess crowd = new CrowdProcess(start(core, clients, seed));
    try {
      String line = crowd.line();
      if (!line.equals(Crowd.ALL_ASK)) {
        throw new IOException("the crowd does not ask: " + line);
      }
      return crowd;
    } catch (IOException | RuntimeException | Error e) {
      crowd.close();
      throw e;
    }
  }

  private static Process start(String core, int clients, long seed) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "19"));
    }
    command.add(Jdk.current().java().toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add(Crowd.class.getName());
    command.addAll(List.of(core, clients + "", seed + ""));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return builder.start();
  }

  /** Lets nobody ask again, and waits until all have their last answer. */
  Answers end() throws IOException {
    process.getOutputStream().close();
    return Answers.parse(line());
  }

  private String line() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("the process of the crowd has ended too early");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
