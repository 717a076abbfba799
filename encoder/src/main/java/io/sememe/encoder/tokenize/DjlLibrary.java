// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.util.Utils;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The native tokenizer's library, and the settings that its binding reads once, before its first
 * use. Without them it counts its users over the network, may fetch a GPU build, and unpacks itself
 * into the home folder of a user who may have none.
 */
final class DjlLibrary {
  private static boolean loaded;
  private static @Nullable String failure;

  private DjlLibrary() {}

  /**
   * Loads the library unless it is loaded.
   *
   * @throws EncoderException FAILED with the reason; it stays until the process ends
   */
  static synchronized void load() {
    if (failure != null) {
      throw new EncoderException(Kind.FAILED, failure);
    }
    if (!loaded) {
      configure();
      loadNative();
      loaded = true;
    }
  }

  private static void configure() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
    // The binding asks the environment first.
    if (!Utils.isOfflineMode()) {
      throw new EncoderException(
          Kind.FAILED, "the environment variable DJL_OFFLINE must be unset or true");
    }
    System.setProperty("ENGINE_CACHE_DIR", newFolder().toString());
  }

  private static void loadNative() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // The binding looks its native library up through the context class loader.
    thread.setContextClassLoader(DjlLibrary.class.getClassLoader());
    try {
      LibUtils.checkStatus();
    } catch (RuntimeException | LinkageError e) {
      EncoderException failed = EncoderException.ofNativeLibrary("The tokenizer", e);
      failure = failed.getMessage();
      throw failed;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  // Of this process alone and removed with it: nothing that another user put there is loaded.
  private static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("sememe-native");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> deleteTree(folder), "sememe-native-cleanup"));
      return folder;
    } catch (IOException e) {
      throw new EncoderException(
          Kind.FAILED, "no folder for native libraries can be made in java.io.tmpdir", e);
    }
  }

  private static void deleteTree(Path folder) {
    try (var paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      // The process is ending and nobody can act on it; the system's own clean-up gets the folder.
      LoggerFactory.getLogger(DjlLibrary.class).debug("native folder not removed", e);
    }
  }
}
