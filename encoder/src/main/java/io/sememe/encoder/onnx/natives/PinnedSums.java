// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The SHA-256 that each native library must have.
 *
 * @param byPath lower-case hexadecimal by path, such as {@code cpu/linux-x64/libonnxruntime.so}
 */
record PinnedSums(SortedMap<String, String> byPath) {
  private static final String RESOURCE = "natives.sha256";

  /** Returns the sums that this build pins. */
  static PinnedSums ofThisBuild() {
    try (InputStream in =
        Objects.requireNonNull(PinnedSums.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads lines as {@code sha256sum} writes them; lines that begin with # are comments. */
  static PinnedSums parse(String lines) {
    SortedMap<String, String> sums = new TreeMap<>();
    lines
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("  ", 2))
        .forEach(sumAndPath -> sums.put(sumAndPath[1], sumAndPath[0]));
    return new PinnedSums(sums);
  }

  /**
   * Returns the sums of one artifact's libraries by file name.
   *
   * @throws EncoderException FAILED when the artifact has none for this platform
   */
  Map<String, String> of(String artifact, Platform platform) {
    String folder = artifact + "/" + platform + "/";
    Map<String, String> sums = new TreeMap<>();
    byPath.forEach(
        (path, sum) -> {
          if (path.startsWith(folder)) {
            sums.put(path.substring(folder.length()), sum);
          }
        });
    if (sums.isEmpty()) {
      throw new EncoderException(
          Kind.FAILED,
          "ONNX Runtime has no native library for "
              + platform
              + ", only for "
              + String.join(", ", platforms()));
    }
    return sums;
  }

  private TreeSet<String> platforms() {
    TreeSet<String> platforms = new TreeSet<>();
    byPath.keySet().forEach(path -> platforms.add(path.split("/", 3)[1]));
    return platforms;
  }
}
