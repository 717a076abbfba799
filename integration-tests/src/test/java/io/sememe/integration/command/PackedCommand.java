// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.command;

import io.sememe.integration.node.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The script of the archive, unpacked with its permissions and run as a person runs it.
 *
 * @param archive the unpacked archive
 */
public record PackedCommand(Path archive) {
  private static final List<String> UNWANTED =
      List.of("SOLR_HOME", "SOLR_OPTS", "SOLR_JAVA_HOME", "SOLR_SECURITY_MANAGER_ENABLED");

  /**
   * How it ended.
   *
   * @param said what it printed, results and progress
   */
  public record Ended(int status, String said) {}

  /** Unpacks what the command needs of the archive of this build. */
  public static PackedCommand unpack(Path target) throws IOException {
    Map<String, String> withPermissions = Map.of("enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(Project.archive(), withPermissions)) {
      Path top;
      try (Stream<Path> folders = Files.list(zip.getPath("/"))) {
        top = folders.findFirst().orElseThrow();
      }
      for (String part : List.of("bin", "command", "lib")) {
        copy(top.resolve(part), target.resolve(part));
      }
    }
    return new PackedCommand(target);
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> paths = Files.walk(source)) {
      for (Path path : paths.toList()) {
        Path copy = target.resolve(source.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
          Files.setPosixFilePermissions(
              copy,
              Files.getFileAttributeView(path, PosixFileAttributeView.class)
                  .readAttributes()
                  .permissions());
        }
      }
    }
  }

  /** Runs the script to its end. */
  public Ended run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(archive.resolve("bin/sememe").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    UNWANTED.forEach(builder.environment()::remove);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Ended(process.waitFor(), said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
