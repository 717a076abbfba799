// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import io.sememe.encoder.onnx.natives.NativePath;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where this process has ONNX Runtime's native libraries. They are loaded once in a process, so the
 * first who say hold for all. Thread-safe.
 */
public final class NativeRoot {
  private static @Nullable Path root;
  private static @Nullable Path loadedFrom;

  private NativeRoot() {}

  /** Lets the libraries be unpacked into a folder, unless another was named before. */
  public static synchronized void use(Path folder) {
    if (root == null) {
      root = folder;
    }
  }

  /**
   * Calls something that loads the libraries, from the folder if one was named.
   *
   * @throws io.sememe.encoder.EncoderException FAILED when the folder cannot be used; nothing was
   *     loaded then, and it may be mended
   */
  static synchronized <T> T loading(Supplier<T> call) {
    if (root == null || loadedFrom != null) {
      return call.get();
    }
    // The property that says where is one for the whole JVM, whose class loaders take turns here.
    synchronized (System.getProperties()) {
      try (NativePath path = NativePath.open(root)) {
        T result = call.get();
        path.keep();
        loadedFrom = path.folder().orElse(root);
        return result;
      }
    }
  }

  /** Returns the folder that the libraries were loaded from, if it is known. */
  static synchronized Optional<Path> folder() {
    return Optional.ofNullable(loadedFrom);
  }
}
