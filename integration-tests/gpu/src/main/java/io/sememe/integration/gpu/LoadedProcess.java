// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.integration.node.NodeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@link LoadProcess}, seen from the process that started it. */
final class LoadedProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;

  /** Starts a JVM with the options of this one, but for its log: both would write over it. */
  LoadedProcess(Bench bench, Variant variant, int texts) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.contains("logFile"))
        .forEach(command::add);
    command.add(LoadProcess.class.getName());
    command.addAll(List.of(bench.folder().toString(), variant.name(), Integer.toString(texts)));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Not an argument: a class path may be long.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    process = builder.start();
    lines = process.inputReader(StandardCharsets.UTF_8);
  }

  long pid() {
    return process.pid();
  }

  /** Waits until it has encoded once. */
  void awaitReady() throws IOException {
    line();
  }

  /** Ends it and returns how many texts became vectors. */
  long end() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().close();
    return Long.parseLong(line());
  }

  private String line() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new NodeException("a process under load ended early; see above");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
