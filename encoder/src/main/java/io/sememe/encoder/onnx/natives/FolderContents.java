// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares a folder with what must be in it: every file, and nothing else, for ONNX Runtime loads
 * providers from its own folder by their names.
 *
 * @param sums SHA-256 in lower-case hexadecimal by file name
 */
record FolderContents(Map<String, String> sums) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Returns what is wrong with a folder, as a phrase that names the file. */
  Optional<String> problem(Path folder) throws IOException {
    TreeSet<String> names = names(folder);
    for (String name : names) {
      if (!sums.containsKey(name)) {
        return Optional.of(name + " does not belong there");
      }
    }
    for (String name : sums.keySet()) {
      Optional<String> problem = names.contains(name) ? file(folder, name) : missing(name);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static TreeSet<String> names(Path folder) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  private static Optional<String> missing(String name) {
    return Optional.of(name + " is missing");
  }

  private Optional<String> file(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(name + " is no plain file");
    }
    String expected = sums.getOrDefault(name, "");
    String actual = sha256(file);
    return actual.equals(expected)
        ? Optional.empty()
        : Optional.of(name + " has SHA-256 " + actual + ", expected is " + expected);
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
