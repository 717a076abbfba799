// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells ONNX Runtime where its native libraries lie, through the system property that it reads
 * once, when its class {@code OnnxRuntime} is initialised. To be open during that and closed after:
 *
 * <pre>{@code
 * try (NativePath path = NativePath.open(root)) {
 *   OrtEnvironment environment = OrtEnvironment.getEnvironment();
 *   path.keep();
 * }
 * }</pre>
 *
 * <p>Two cases leave the property alone. An administrator's own {@code onnxruntime.native.*} wins.
 * And a JVM loads a library for one class loader only: where a second copy of these classes lives
 * in the same JVM, ONNX Runtime unpacks its libraries for it as it does by itself. That is also why
 * the property does not stay set. Not thread-safe: callers take turns.
 */
public final class NativePath implements AutoCloseable {
  static final String PREFIX = "onnxruntime.native.";
  static final String PROPERTY = PREFIX + "path";

  /** Which folder this JVM's libraries are from: seen by every class loader. */
  static final String TAKEN = "io.sememe.onnxruntime.natives";

  private final @Nullable Path folder;
  private final boolean ours;
  private boolean kept;

  private NativePath(@Nullable Path folder, boolean ours) {
    this.folder = folder;
    this.ours = ours;
  }

  /**
   * Unpacks and checks the libraries, unless an administrator's are used or they are loaded
   * already, and sets the property.
   *
   * @param root the folder to unpack into: a lasting one of the user that this process runs as,
   *     made when it is not there
   * @throws io.sememe.encoder.EncoderException FAILED when it cannot be written, when others may
   *     write to it, or when a library in it is not the one that this build pins
   */
  public static NativePath open(Path root) {
    return open(() -> NativeFolder.in(root).unpacked());
  }

  static NativePath open(Supplier<Path> unpacked) {
    String own = System.getProperty(PROPERTY);
    if (own != null) {
      return new NativePath(Path.of(own), false);
    }
    String taken = System.getProperty(TAKEN);
    if (taken != null) {
      return new NativePath(Path.of(taken), false);
    }
    return namesSingleLibraries() ? new NativePath(null, false) : ours(unpacked.get());
  }

  // Of these ONNX Runtime takes no notice once it has a folder.
  private static boolean namesSingleLibraries() {
    return System.getProperties().stringPropertyNames().stream()
        .anyMatch(name -> name.startsWith(PREFIX));
  }

  private static NativePath ours(Path unpacked) {
    boolean first = System.getProperties().putIfAbsent(TAKEN, unpacked.toString()) == null;
    if (first) {
      System.setProperty(PROPERTY, unpacked.toString());
    }
    return new NativePath(unpacked, first);
  }

  /**
   * Returns the folder that the libraries lie in, ours or an administrator's; nothing where an
   * administrator names them one by one.
   */
  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /** Says that the libraries were loaded. If not, who comes next begins anew. */
  public void keep() {
    kept = true;
  }

  /** Takes back the property, if it was set here. */
  @Override
  public void close() {
    if (ours) {
      System.clearProperty(PROPERTY);
      if (!kept) {
        System.clearProperty(TAKEN);
      }
    }
  }
}
