// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import io.sememe.integration.node.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The distribution archive, unpacked.
 *
 * @param folder its one top folder
 */
public record Archive(Path folder) {
  static final Pattern VERSION = Pattern.compile("-\\d[^/]*\\.jar$");

  /** Unpacks the archive of this build into an empty folder. */
  public static Archive unpack(Path target) throws IOException {
    try (ZipFile zip = new ZipFile(Project.archive().toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        extract(zip, entry, target);
      }
    }
    List<Path> top = list(target);
    if (top.size() != 1) {
      throw new IOException("the archive has not one top folder: " + top);
    }
    return new Archive(top.get(0));
  }

  /** Returns what lies in a folder, sorted. */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  /** Returns the names of what lies in a folder, sorted. */
  static SortedSet<String> names(Path folder) throws IOException {
    return list(folder).stream()
        .map(path -> path.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns the archive of an earlier version, in an empty folder: this one's with jars of other
   * names, as each version has them.
   */
  static Archive earlier(Path target) throws IOException {
    Archive archive = unpack(target);
    for (Path jar : list(archive.folder.resolve("lib"))) {
      String name = jar.getFileName().toString();
      Files.move(jar, jar.resolveSibling(VERSION.matcher(name).replaceFirst("-0.0.1.jar")));
    }
    return archive;
  }

  /** Returns the names of all entries of jars. */
  static List<String> entries(List<Path> jars) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        zip.stream().map(ZipEntry::getName).forEach(names::add);
      }
    }
    return names;
  }

  private static void extract(ZipFile zip, ZipEntry entry, Path target) throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException(entry.getName() + " points outside the archive");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, file);
    }
  }
}
