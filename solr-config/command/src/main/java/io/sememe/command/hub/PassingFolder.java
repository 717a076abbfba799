// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import io.sememe.command.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for files that are only read; they are gone with it. To be closed. */
record PassingFolder(Path path) implements AutoCloseable {
  static PassingFolder create() {
    try {
      return new PassingFolder(Files.createTempDirectory("sememe-add-"));
    } catch (IOException e) {
      throw new CommandException("cannot write to the folder for temporary files: " + e, e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (IOException e) {
      throw new CommandException("cannot delete " + path + ": " + e, e);
    }
  }
}
