// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import io.sememe.command.CommandException;
import io.sememe.command.hub.FileChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of this machine.
 *
 * @param folder the model
 * @param choice the files that are wanted
 */
public record FolderSource(Path folder, FileChoice choice) implements ModelSource {
  private static final int DEPTH = 3;

  /**
   * Looks into a folder.
   *
   * @param wanted the ONNX file; empty: the usual one
   */
  public static FolderSource of(Path folder, String wanted) {
    return new FolderSource(folder, FileChoice.of(names(folder), wanted));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files =
        Files.find(folder, DEPTH, (path, kind) -> Files.isRegularFile(path))) {
      return files.map(file -> folder.relativize(file).toString().replace('\\', '/')).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new CommandException("cannot read " + folder + ": " + e, e);
    }
  }

  @Override
  public String origin() {
    return "";
  }

  @Override
  public String licence() {
    return DescriptorFile.in(folder).licence();
  }

  @Override
  public boolean isKept() {
    return false;
  }

  // Links are followed: the caches of other programs are made of them.
  @Override
  public void bringTo(Path target) {
    for (String name : choice.all()) {
      Path copy = target.resolve(name);
      try {
        Files.createDirectories(copy.getParent());
        Files.copy(folder.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new CommandException("cannot copy " + name + " to " + target + ": " + e, e);
      }
    }
  }
}
