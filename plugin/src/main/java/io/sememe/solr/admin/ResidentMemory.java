// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this process takes of the machine's memory, heap and all, where the system tells. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final int KIBIBYTE = 1024;

  private ResidentMemory() {}

  /** Returns it; empty elsewhere than on Linux. */
  static Optional<Long> bytes() {
    try {
      return of(Files.readString(STATUS));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Optional<Long> of(String status) {
    Matcher resident = RESIDENT.matcher(status);
    return resident.find()
        ? Optional.of(Long.parseLong(resident.group(1)) * KIBIBYTE)
        : Optional.empty();
  }
}
