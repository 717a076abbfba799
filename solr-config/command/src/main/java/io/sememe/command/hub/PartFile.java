// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What is there of a file that is not all there, and of which content it is: beside {@code
 * model.onnx.part} lies the ETag that the server gave it.
 */
final class PartFile {
  private static final String PART = ".part";
  private static final String TAG = PART + ".etag";

  /** A server's answer when a file ends before the part that was asked for. */
  static final int NO_SUCH_PART = 416;

  private static final String WEAK = "W/";

  private final Path target;
  private final Path part;
  private final Path tag;

  /** Returns whether a file of this name would be taken for part of another. */
  static boolean isName(String name) {
    return name.endsWith(PART) || name.endsWith(TAG);
  }

  PartFile(Path target) {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + PART);
    this.tag = target.resolveSibling(target.getFileName() + TAG);
  }

  /** Returns the ETag of the content, if the download of it can go on. */
  Optional<String> resumable() throws IOException {
    return bytes() > 0 && Files.exists(tag) ? Optional.of(Files.readString(tag)) : Optional.empty();
  }

  /** Returns how much is there. */
  long bytes() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** Begins anew with a content. Without an ETag that says exactly which, it cannot go on later. */
  void begin(Optional<String> etag) throws IOException {
    discard();
    Files.createDirectories(part.getParent());
    Optional<String> strong = etag.filter(one -> !one.startsWith(WEAK));
    if (strong.isPresent()) {
      Files.write(tag, strong.get().getBytes(StandardCharsets.UTF_8));
    }
    Files.createFile(part);
  }

  OutputStream append() throws IOException {
    return Files.newOutputStream(part, StandardOpenOption.APPEND);
  }

  void discard() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(tag);
  }

  Path path() {
    return part;
  }

  /** Makes the file of it. */
  void finish() throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(tag);
  }
}
