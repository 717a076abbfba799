// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * NVIDIA's libraries that the CUDA provider of ONNX Runtime needs, as they were found on this
 * machine. They are found without being loaded, so that all that is missing is told at once.
 * Immutable and thread-safe.
 *
 * <p>Looked in, in this order: the folders of the system property {@code sememe.cuda.path} (a path
 * list); the folder {@code cuda} beside that of ONNX Runtime's libraries; {@code LD_LIBRARY_PATH},
 * the folders of {@code /etc/ld.so.conf} and the usual places, on Windows {@code PATH}, {@code
 * CUDA_PATH} and the system's folder.
 */
public final class CudaLibraries {
  private static final String IN_ANOTHER_CLASS_LOADER = "already loaded in another classloader";

  private final Map<String, Path> found;
  private final Optional<String> problem;
  private final Consumer<String> loader;

  private CudaLibraries(
      Map<String, Path> found, Optional<String> problem, Consumer<String> loader) {
    this.found = Collections.unmodifiableMap(found);
    this.problem = problem;
    this.loader = loader;
  }

  /**
   * Looks for the libraries.
   *
   * @param natives the folder of ONNX Runtime's libraries ({@link NativePath#folder}), if known
   */
  public static CudaLibraries find(@Nullable Path natives) {
    return find(Host.current(), natives, System::load);
  }

  static CudaLibraries find(Host host, @Nullable Path natives, Consumer<String> loader) {
    if (!host.platform().hasCuda()) {
      String problem = MissingLibraries.noCudaOn(host.platform());
      return new CudaLibraries(Map.of(), Optional.of(problem), loader);
    }
    LibraryFolders folders = LibraryFolders.of(host, natives);
    Map<String, Path> found = new LinkedHashMap<>();
    List<NeededLibrary> missing = new ArrayList<>();
    for (NeededLibrary library : NeededLibrary.on(host.platform())) {
      folders
          .find(library.file())
          .ifPresentOrElse(path -> found.put(library.file(), path), () -> missing.add(library));
    }
    return new CudaLibraries(found, new MissingLibraries(missing, folders).message(), loader);
  }

  /** Returns where each library was found, by the name that it is asked for, in loading order. */
  public Map<String, Path> found() {
    return found;
  }

  /** Returns what is missing, where it was looked for and what to do; nothing when all is there. */
  public Optional<String> problem() {
    return problem;
  }

  /**
   * Loads the libraries, each after what it needs. The provider asks for them by name, and the
   * system's loader gives it those of that name that the process has: it need not know their
   * folders, and what was found here is what is used. To be called before the provider is loaded; a
   * second call does nothing.
   *
   * @throws EncoderException FAILED when a library is missing or cannot be loaded
   */
  public void load() {
    if (problem.isPresent()) {
      throw new EncoderException(Kind.FAILED, problem.get());
    }
    found.values().forEach(this::load);
  }

  private void load(Path library) {
    try {
      loader.accept(library.toAbsolutePath().toString());
    } catch (UnsatisfiedLinkError e) {
      String reason = String.valueOf(e.getMessage());
      // The JVM's rule is for its own calls; to the system's loader the library is there.
      if (!reason.contains(IN_ANOTHER_CLASS_LOADER)) {
        throw new EncoderException(
            Kind.FAILED, "CUDA cannot be used, " + library + " cannot be loaded: " + reason, e);
      }
    }
  }
}
