// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Unpacks the jar's libraries into a folder that is there whole or not at all.
 *
 * @param user the user of this process
 * @param sums SHA-256 by the names of the files to unpack
 */
record Unpacking(RuntimeJar jar, Ownership user, Map<String, String> sums) {
  private static final String SUFFIX = ".unpacking-";
  private static final Duration ABANDONED = Duration.ofHours(1);

  /**
   * Makes the folder. Another process may be about it at the same time: the first to finish wins,
   * and the other's work is deleted.
   */
  void into(Path folder) throws IOException {
    deleteAbandoned(folder);
    // Made for its owner alone (0700) where the file system knows owners.
    Path unfinished = Files.createTempDirectory(parent(folder), folder.getFileName() + SUFFIX);
    try {
      for (String file : sums.keySet()) {
        copy(file, unfinished);
      }
      requirePinned(unfinished);
      move(unfinished, folder);
    } finally {
      delete(unfinished);
    }
  }

  private void copy(String file, Path unfinished) throws IOException {
    Path target = unfinished.resolve(file);
    try (InputStream in = jar.open(file).orElseThrow(() -> wrongJar(file + " is missing"))) {
      Files.createFile(target, Ownership.with("rw-------", target));
      try (OutputStream out = Files.newOutputStream(target)) {
        in.transferTo(out);
      }
    }
  }

  private void requirePinned(Path unfinished) throws IOException {
    new FolderContents(sums)
        .problem(unfinished)
        .ifPresent(
            problem -> {
              throw wrongJar(problem);
            });
  }

  private EncoderException wrongJar(String problem) {
    return new EncoderException(
        Kind.FAILED,
        "the ONNX Runtime on the class path is not "
            + RuntimeJar.VERSION
            + " for "
            + jar.platform()
            + ": "
            + problem
            + ". Install the jars of one Sememe archive and no other: of onnxruntime and"
            + " onnxruntime_gpu only one may be there, in this version");
  }

  private static void move(Path unfinished, Path folder) throws IOException {
    try {
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  // What a process that was killed has left: up to 360 MiB each time.
  private void deleteAbandoned(Path folder) throws IOException {
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(parent(folder), folder.getFileName() + SUFFIX + "*")) {
      for (Path sibling : siblings) {
        if (isAbandoned(sibling)) {
          delete(sibling);
        }
      }
    }
  }

  // Where everybody may write, a folder of this name may be another user's trap.
  private boolean isAbandoned(Path sibling) throws IOException {
    return Files.isDirectory(sibling, LinkOption.NOFOLLOW_LINKS)
        && user.problem(sibling).isEmpty()
        && Files.getLastModifiedTime(sibling).toInstant().isBefore(Instant.now().minus(ABANDONED));
  }

  private static Path parent(Path folder) {
    return folder.resolveSibling("").toAbsolutePath();
  }

  private static void delete(Path unfinished) throws IOException {
    if (Files.notExists(unfinished)) {
      return;
    }
    try (Stream<Path> files = Files.list(unfinished)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(unfinished);
  }
}
