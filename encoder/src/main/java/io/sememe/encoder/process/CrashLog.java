// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a JVM writes when it crashes. */
final class CrashLog {
  /** {@code # SIGSEGV (0xb) at pc=0x00007f...}. */
  private static final Pattern SIGNAL =
      Pattern.compile("^#\\s+(?:(SIG[A-Z]+) \\(0x([0-9a-f]+)\\)|(EXCEPTION_[A-Z_]+)).*");

  /** {@code # C [libonnxruntime.so+0x5c7a]}. */
  private static final Pattern LIBRARY = Pattern.compile("^# C\\s+\\[([\\w.+-]+?)\\+0x.*");

  private static final int LINES = 40;

  private CrashLog() {}

  /** Returns signal and library, as far as the file tells; empty when it is not there. */
  static String summary(Path file) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    // Names of functions may be in any encoding.
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return summary(lines.limit(LINES).toList().stream());
    } catch (IOException e) {
      return "";
    }
  }

  static String summary(Stream<String> lines) {
    String signal = "";
    String library = "";
    for (String line : lines.toList()) {
      Matcher named = SIGNAL.matcher(line);
      Matcher placed = LIBRARY.matcher(line);
      signal = signal.isEmpty() && named.matches() ? signal(named) : signal;
      library = library.isEmpty() && placed.matches() ? " in " + placed.group(1) : library;
    }
    return signal + library;
  }

  private static String signal(Matcher line) {
    return line.group(1) == null
        ? line.group(3)
        : "signal " + Integer.parseInt(line.group(2), 16) + ", " + line.group(1);
  }
}
