// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place for native folders.
 *
 * @param uid the user that the process is taken for
 */
record NativeRoot(Path path, int uid) {
  static final String CPU = "onnxruntime-1.26.0-cpu-linux-x64";

  /** Returns a root that is not there yet, of the user that owns its parent. */
  static NativeRoot in(Path parent) throws IOException {
    return new NativeRoot(parent.toRealPath().resolve("data/natives"), uid(parent));
  }

  NativeFolder natives(FakeJar fake) {
    return natives(fake.jar());
  }

  NativeFolder natives(RuntimeJar jar) {
    return new NativeFolder(path, jar, FakeJar.sums(), new Ownership(uid));
  }

  static int uid(Path path) {
    try {
      return (int) Files.getAttribute(path, "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
