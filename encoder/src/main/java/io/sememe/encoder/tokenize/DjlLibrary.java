// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Settings that the native tokenizer's binding reads once, before its first use. Without them it
 * counts its users over the network, may fetch a GPU build, and unpacks its library into the home
 * folder of a user who may have none.
 */
final class DjlLibrary {
  private static boolean prepared;

  private DjlLibrary() {}

  static synchronized void prepare() {
    if (prepared) {
      return;
    }
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("OPT_OUT_TRACKING", "true");
    setUnlessSet("RUST_FLAVOR", "cpu");
    setUnlessSet("ENGINE_CACHE_DIR", newFolder().toString());
    prepared = true;
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  // A folder of this process alone, removed with it: nothing another user could have put there is
  // loaded.
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
      System.getLogger(DjlLibrary.class.getName())
          .log(System.Logger.Level.DEBUG, "native folder not removed", e);
    }
  }
}
