// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A node that runs on this machine. Where the system does not tell what a process was started with,
 * as on Windows, none is found.
 *
 * @param pid the number of its process
 * @param arguments what its JVM was started with
 */
record RunningNode(long pid, List<String> arguments) {
  /** bin/solr always says it. */
  private static final String HOME = "-Dsolr.solr.home=";

  private static final Path PROCESSES = Path.of("/proc");

  /** Returns the one with a Solr home, if one is found. */
  static Optional<RunningNode> of(Path home) {
    return ProcessHandle.allProcesses()
        .map(process -> new RunningNode(process.pid(), arguments(process)))
        .filter(node -> node.has(home))
        .findFirst();
  }

  // Java itself reads no more than a page of it.
  private static List<String> arguments(ProcessHandle process) {
    Path line = PROCESSES.resolve(Long.toString(process.pid())).resolve("cmdline");
    try {
      return List.of(new String(Files.readAllBytes(line), StandardCharsets.UTF_8).split("\0"));
    } catch (IOException e) {
      // No Linux, or it has ended, or it is not for us to know.
      return process.info().arguments().map(List::of).orElse(List.of());
    }
  }

  private boolean has(Path home) {
    return arguments.stream()
        .filter(one -> one.startsWith(HOME))
        .anyMatch(one -> isSame(one.substring(HOME.length()), home));
  }

  private static boolean isSame(String named, Path home) {
    try {
      return Files.isSameFile(Path.of(named), home);
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }
}
