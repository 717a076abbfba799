// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process takes, as Linux tells it.
 *
 * @param residentKib its resident memory
 * @param threads how many threads it has
 */
record ProcessSize(long residentKib, int threads) {

  /** Looks at a process. */
  static ProcessSize of(long pid) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    return new ProcessSize(number(lines, "VmRSS:"), (int) number(lines, "Threads:"));
  }

  private static long number(List<String> lines, String name) throws IOException {
    String line =
        lines.stream()
            .filter(one -> one.startsWith(name))
            .findFirst()
            .orElseThrow(() -> new IOException("the system does not tell " + name));
    return Long.parseLong(line.replaceAll("[^0-9]", ""));
  }
}
