// SPDX-License-Identifier: Apache-2.0
package io.sememe.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that are there for a while. */
public final class Folders {
  private Folders() {}

  /**
   * Makes one where temporary files go.
   *
   * @throws CommandException when that cannot be written to
   */
  public static Path temporary(String prefix) {
    try {
      return Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new CommandException("cannot write to the folder for temporary files: " + e, e);
    }
  }

  /** Deletes one with all that is in it; links are not followed. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
