// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The folders that {@code /etc/ld.so.conf} and the files that it includes name, in their order.
 * Read here, because the loader's cache has no documented format and {@code ldconfig} is missing in
 * small containers. What cannot be read is passed over, as {@code ldconfig} does.
 */
final class LoaderConfiguration {
  private static final String FILE = "/etc/ld.so.conf";
  private static final String INCLUDE = "include";
  private static final String HWCAP = "hwcap";
  private static final Pattern SEPARATORS = Pattern.compile("[\\s:,]+");

  private final Host host;
  private final Set<Path> read = new HashSet<>();
  private final List<Path> folders = new ArrayList<>();

  private LoaderConfiguration(Host host) {
    this.host = host;
  }

  static List<Path> folders(Host host) {
    LoaderConfiguration configuration = new LoaderConfiguration(host);
    configuration.read(host.at(FILE));
    return List.copyOf(configuration.folders);
  }

  private void read(Path file) {
    if (!read.add(file)) {
      return; // files may include each other
    }
    try {
      new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(line -> line(file, line));
    } catch (IOException e) {
      // Not there, or not for this user: its folders are not searched.
    }
  }

  private void line(Path file, String line) {
    List<String> words = SEPARATORS.splitAsStream(line).filter(word -> !word.isEmpty()).toList();
    if (line.startsWith(INCLUDE)) {
      words.stream().skip(1).forEach(pattern -> include(file, pattern));
    } else if (!line.startsWith(HWCAP)) {
      words.forEach(word -> folders.add(host.at(word.replaceFirst("=.*", ""))));
    }
  }

  private void include(Path from, String pattern) {
    Path target = pattern.startsWith("/") ? host.at(pattern) : from.resolveSibling(pattern);
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> matches =
        Files.newDirectoryStream(target.resolveSibling(""), target.getFileName().toString())) {
      matches.forEach(files::add);
    } catch (IOException | PatternSyntaxException e) {
      return; // as above
    }
    Collections.sort(files);
    files.forEach(this::read);
  }
}
