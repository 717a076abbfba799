// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import io.sememe.command.CommandException;
import io.sememe.command.Folders;
import java.io.IOException;
import java.nio.file.Path;

/** A folder for files that are only read; they are gone with it. To be closed. */
record PassingFolder(Path path) implements AutoCloseable {
  static PassingFolder create() {
    return new PassingFolder(Folders.temporary("sememe-add-"));
  }

  @Override
  public void close() {
    try {
      Folders.delete(path);
    } catch (IOException e) {
      throw new CommandException("cannot delete " + path + ": " + e, e);
    }
  }
}
