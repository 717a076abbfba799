// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model is what its descriptor says.
 *
 * @param files each file that makes it, by name
 * @param golden each golden vector of its descriptor
 */
public record ModelVerification(Map<String, FileCheck> files, List<GoldenCheck> golden) {
  /**
   * A file.
   *
   * @param sha256 what it has on disk, lower-case hexadecimal; empty when it is not there any more
   * @param pinned what the descriptor expects; null when it pins nothing
   * @param loaded what the model in memory was made of; null when it is not in memory
   */
  public record FileCheck(String sha256, @Nullable String pinned, @Nullable String loaded) {
    /** Returns whether nothing contradicts what is on disk. */
    public boolean holds() {
      return (pinned == null || pinned.equalsIgnoreCase(sha256))
          && (loaded == null || loaded.equals(sha256));
    }
  }

  /**
   * A text whose vector the descriptor keeps.
   *
   * @param cosine of that vector and the one that the model gives here, -1 to 1
   * @param least the cosine below which the model is refused
   */
  public record GoldenCheck(String text, Role role, double cosine, double least) {
    /** Returns whether the model gives that vector. */
    public boolean holds() {
      return cosine >= least;
    }
  }

  /** Keeps copies. */
  public ModelVerification {
    files = Map.copyOf(files);
    golden = List.copyOf(golden);
  }

  /** Returns whether all holds. */
  public boolean holds() {
    return files.values().stream().allMatch(FileCheck::holds)
        && golden.stream().allMatch(GoldenCheck::holds);
  }
}
