// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Whole folders: copied, zipped and deleted. */
final class FileTree {

  private FileTree() {}

  static void copy(Path source, Path target) throws IOException {
    for (Path path : walk(source)) {
      Path copy = target.resolve(source.relativize(path));
      if (Files.isDirectory(path)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(path, copy);
      }
    }
  }

  /** A zip of everything in the folder, named from there. */
  static byte[] zip(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path path : walk(folder)) {
        if (Files.isRegularFile(path)) {
          zip.putNextEntry(
              new ZipEntry(folder.relativize(path).toString().replace(File.separatorChar, '/')));
          Files.copy(path, zip);
        }
      }
    }
    return bytes.toByteArray();
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst = walk(folder).stream().sorted(Comparator.reverseOrder()).toList();
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  private static List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }
}
