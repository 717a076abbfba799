// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import io.sememe.command.hub.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the folders that the node writes to exist and have room. */
final class SpaceChecks {
  private static final long LITTLE = 1_000_000_000;
  private static final long LEAST = 100_000_000;

  private SpaceChecks() {}

  static List<Finding> of(SetUp setUp) {
    String temporary =
        setUp.settings().property("java.io.tmpdir").orElse(System.getProperty("java.io.tmpdir"));
    return List.of(
        check("disk", "the Solr home", setUp.home(), LITTLE),
        check("temp", "the folder for temporary files", Path.of(temporary), LEAST));
  }

  private static Finding check(String check, String what, Path folder, long enough) {
    if (!Files.isDirectory(folder)) {
      return Finding.fail(
          check, what + ", " + folder + ", does not exist", "make it, or name another one");
    }
    try {
      Files.delete(Files.createTempFile(folder, ".sememe-doctor", null));
      return room(check, what, folder, enough);
    } catch (IOException e) {
      return Finding.fail(
          check,
          what + ", " + folder + ", cannot be written to: " + e,
          "let the user that runs Solr write there, or name another one");
    }
  }

  private static Finding room(String check, String what, Path folder, long enough)
      throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    String text = Progress.size(free) + " are free in " + what + ", " + folder;
    if (free < LEAST) {
      return Finding.fail(check, text, "make room: native libraries alone take 40 MB");
    }
    return free < enough
        ? Finding.warn(check, text, "make room for models and the index")
        : Finding.ok(check, text);
  }
}
