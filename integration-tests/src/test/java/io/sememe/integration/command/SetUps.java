// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.command.PackedCommand.Ended;
import io.sememe.integration.node.PairModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Makes healthy homes, to be broken. Their Java calls itself 25, whatever it is, so that a home is
 * healthy on each.
 */
public final class SetUps {
  public static final String MODEL = "tiny";

  private static final String SETTINGS =
      """
      SOLR_JAVA_HOME='%s'
      SOLR_SECURITY_MANAGER_ENABLED=false
      SOLR_OPTS="$SOLR_OPTS --add-modules jdk.incubator.vector" # vectors
      SOLR_OPTS="$SOLR_OPTS -Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=25"
      SOLR_OPTS="$SOLR_OPTS --enable-native-access=ALL-UNNAMED"
      """;

  private final PackedCommand command;
  private final Path place;
  private final Path model;

  /** Prepares a place for homes: adds a model once, which they share. */
  public SetUps(PackedCommand command, Path place) throws IOException {
    this.command = command;
    this.place = place;
    PairModel.install(place, "published");
    Path first = Files.createDirectories(place.resolve("first"));
    Files.createDirectory(first.resolve("models"));
    String published = place.resolve("published").toString();
    Ended added =
        command.run("models", "add", published, "--name", MODEL, "--solr-home", first.toString());
    assertEquals(0, added.status(), added::said);
    this.model = first.resolve("models").resolve(MODEL);
  }

  /**
   * A node's home.
   *
   * @param folder the Solr home
   * @param settings its solr.in.sh
   */
  public record SetUp(Path folder, Path settings) {
    Path model() {
      return folder.resolve("models").resolve(MODEL);
    }

    Path lib() {
      return folder.resolve("lib");
    }

    /** Adds a line to the settings. */
    void set(String line) throws IOException {
      Files.writeString(settings, Files.readString(settings) + line + "\n");
    }

    /** Leaves out the lines of the settings that hold a text. */
    void unset(String text) throws IOException {
      try (Stream<String> lines = Files.readAllLines(settings).stream()) {
        Files.write(settings, lines.filter(line -> !line.contains(text)).toList());
      }
    }
  }

  /** Makes a home without a fault. */
  public SetUp healthy(String name) throws IOException {
    Path home = Files.createDirectories(place.resolve(name));
    link(command.archive().resolve("lib"), Files.createDirectory(home.resolve("lib")));
    Path models = Files.createDirectory(home.resolve("models"));
    Path copy = Files.createDirectory(models.resolve(MODEL));
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Files.writeString(home.resolve("solr.xml"), "<solr/>");
    Path settings = place.resolve(name + "-solr.in.sh");
    Files.writeString(settings, SETTINGS.formatted(java(name, 25)));
    return new SetUp(home, settings);
  }

  // Jars are never changed in place, only removed or replaced.
  private static void link(Path from, Path to) throws IOException {
    try (Stream<Path> jars = Files.list(from)) {
      for (Path jar : jars.toList()) {
        Files.createLink(to.resolve(jar.getFileName()), jar);
      }
    }
  }

  /** Makes a Java of some version out of the one that runs this. */
  Path java(String name, int feature) throws IOException {
    Path bin = Files.createDirectories(place.resolve(name + "-java" + feature).resolve("bin"));
    String real = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path java =
        Files.writeString(
            bin.resolve("java"),
            """
            #!/bin/sh
            case $1 in
              -XshowSettings*) printf '    java.specification.version = %d\\n' ;;
              *) exec '%s' "$@" ;;
            esac
            """
                .formatted(feature, real));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin.getParent();
  }
}
