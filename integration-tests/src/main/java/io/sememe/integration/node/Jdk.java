// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java installation that a node can run on.
 *
 * @param home its folder, with bin/java in it
 * @param feature its feature version, such as 17
 */
public record Jdk(Path home, int feature) {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final List<Path> USUAL_PLACES =
      List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"));

  /** Lucene 9.12.3 reads the vector API of these versions by itself. */
  private static final int FIRST_WITH_VECTORS = 21;

  private static final int LAST_KNOWN_TO_LUCENE = 23;
  private static final int FIRST_TO_WARN_OF_NATIVE_CODE = 22;

  /** The JDK that runs this code. */
  public static Jdk current() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** The running JDK, and the newest one on this machine where that is newer. */
  public static List<Jdk> installed() {
    List<Jdk> found = new ArrayList<>();
    found.add(current());
    newestAfter(current().feature(), homes(System.getenv(), USUAL_PLACES)).ifPresent(found::add);
    return List.copyOf(found);
  }

  /** Folders that may hold a JDK: named by JAVA_HOME_… variables, or lying in a usual place. */
  static List<Path> homes(Map<String, String> environment, List<Path> places) {
    Stream<Path> named =
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().startsWith("JAVA_HOME_"))
            .map(variable -> Path.of(variable.getValue()));
    return Stream.concat(named, places.stream().flatMap(Jdk::subfolders)).toList();
  }

  static Optional<Jdk> newestAfter(int feature, List<Path> homes) {
    return homes.stream()
        .flatMap(home -> at(home).stream())
        .filter(jdk -> jdk.feature() > feature)
        .max(Comparator.comparingInt(Jdk::feature));
  }

  /** The JDK in a folder, known by its release file; empty where there is none. */
  static Optional<Jdk> at(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return Optional.empty();
    }
    try {
      Matcher version = VERSION.matcher(Files.readString(release));
      return version.find()
          ? Optional.of(new Jdk(home, Integer.parseInt(version.group(1))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The flags that INSTALL.md recommends for this version: fast vectors, native code allowed. */
  public List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (feature >= FIRST_WITH_VECTORS) {
      flags.add("--add-modules=jdk.incubator.vector");
    }
    if (feature > LAST_KNOWN_TO_LUCENE) {
      flags.add("-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=" + feature);
    }
    if (feature >= FIRST_TO_WARN_OF_NATIVE_CODE) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    return List.copyOf(flags);
  }

  /** The command that starts it. */
  public Path java() {
    return home.resolve("bin/java");
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }

  private static Stream<Path> subfolders(Path place) {
    if (!Files.isDirectory(place)) {
      return Stream.empty();
    }
    try (Stream<Path> folders = Files.list(place)) {
      return folders.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
