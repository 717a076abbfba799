// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Numbers in files of the Linux kernel. */
final class ProcFile {
  private static final int KIB = 1024;

  private ProcFile() {}

  /**
   * Returns a number of bytes.
   *
   * @param key what the line begins with; empty: the file is the number
   */
  static OptionalLong bytes(Path file, String key) {
    // Not a regular file to Java: it is read as it comes.
    try (Stream<String> lines = Files.readString(file, StandardCharsets.US_ASCII).lines()) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(key.length()).strip())
          .filter(text -> text.matches("\\d{1,18}( kB)?"))
          .mapToLong(ProcFile::number)
          .findFirst();
    } catch (IOException | SecurityException e) {
      // No Linux, or a security manager keeps it from us.
      return OptionalLong.empty();
    }
  }

  private static long number(String text) {
    String[] words = text.split(" ", 2);
    return Long.parseLong(words[0]) * (words.length == 2 ? KIB : 1);
  }
}
