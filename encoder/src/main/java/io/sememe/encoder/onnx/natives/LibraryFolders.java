// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where NVIDIA's libraries are looked for.
 *
 * @param paths the folders, the first that has a library wins
 */
record LibraryFolders(Platform platform, Set<Path> paths) {
  /** The system property that an administrator names folders in, as a path list. */
  static final String PROPERTY = "sememe.cuda.path";

  private static final List<String> LINUX =
      List.of(
          "/usr/local/cuda/lib64",
          "/usr/local/cuda-12/lib64",
          "/usr/local/nvidia/lib64",
          "/lib/x86_64-linux-gnu",
          "/usr/lib/x86_64-linux-gnu",
          "/lib64",
          "/usr/lib64",
          "/lib",
          "/usr/lib");

  /**
   * Returns the folders of a machine: first those that an administrator named for this, then those
   * in which the system's loader looks, in its order, then those where installers put CUDA.
   *
   * @param natives the folder of ONNX Runtime's libraries; {@code cuda} may lie beside it
   */
  static LibraryFolders of(Host host, @Nullable Path natives) {
    Set<Path> paths = new LinkedHashSet<>(split(host, host.properties().get(PROPERTY)));
    if (natives != null) {
      paths.add(natives.toAbsolutePath().resolveSibling("cuda"));
    }
    paths.addAll(host.platform().isWindows() ? windows(host) : linux(host));
    return new LibraryFolders(host.platform(), paths);
  }

  private static List<Path> linux(Host host) {
    List<Path> paths = new ArrayList<>(split(host, host.environment().get("LD_LIBRARY_PATH")));
    paths.addAll(LoaderConfiguration.folders(host));
    LINUX.forEach(folder -> paths.add(host.at(folder)));
    return paths;
  }

  private static List<Path> windows(Host host) {
    List<Path> paths = new ArrayList<>(split(host, host.environment().get("PATH")));
    split(host, host.environment().get("CUDA_PATH"))
        .forEach(path -> paths.add(path.resolve("bin")));
    split(host, host.environment().get("SystemRoot"))
        .forEach(path -> paths.add(path.resolve("System32")));
    return paths;
  }

  private static List<Path> split(Host host, @Nullable String list) {
    List<Path> paths = new ArrayList<>();
    if (list != null) {
      for (String path : list.split(host.platform().pathSeparator(), -1)) {
        addIfPath(paths, path.strip());
      }
    }
    return paths;
  }

  private static void addIfPath(List<Path> paths, String path) {
    try {
      if (!path.isEmpty()) {
        paths.add(Path.of(path).toAbsolutePath());
      }
    } catch (InvalidPathException e) {
      // No folder can have this name.
    }
  }

  /** Returns the first file of this name that this machine can load, or else the first one. */
  Optional<Path> find(String file) {
    List<Path> found =
        paths.stream().map(folder -> folder.resolve(file)).filter(Files::isRegularFile).toList();
    return found.stream()
        .filter(path -> !ElfHeader.isForeign(path))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  /**
   * Returns the versions that file names tell.
   *
   * @param pattern of file names; its group is the version
   */
  Set<String> versions(Pattern pattern) {
    Set<String> versions = new TreeSet<>();
    for (Path folder : paths) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> pattern.matcher(file.getFileName().toString()))
            .filter(Matcher::matches)
            .forEach(matched -> versions.add(matched.group(1)));
      } catch (IOException e) {
        // Not there, or not for this user.
      }
    }
    return versions;
  }
}
