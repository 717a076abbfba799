// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import io.sememe.command.CommandException;
import io.sememe.command.hub.DescriptorJson;
import io.sememe.command.hub.FileChoice;
import io.sememe.command.hub.NamedFiles;
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
  /** As deep as names on a hub may be. */
  private static final int DEPTH = 4;

  /**
   * Looks into a folder.
   *
   * @param wanted the ONNX file; empty: the usual one
   * @throws CommandException when its {@code sememe.json} cannot be read, or files are missing
   */
  public static FolderSource of(Path folder, String wanted) {
    NamedFiles named = DescriptorJson.in(folder).map(NamedFiles::of).orElse(NamedFiles.NONE);
    return new FolderSource(folder, FileChoice.of(names(folder), wanted, named));
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
