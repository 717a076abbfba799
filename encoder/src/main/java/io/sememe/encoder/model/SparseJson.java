// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.SparsePruning;
import java.util.Set;

/** The object {@code sparse} of {@code sememe.json}. */
final class SparseJson {
  static final String KEY = "sparse";

  static final Set<String> KEYS = Set.of("topK", "queryWeights");

  /** What other tasks need and weighted terms have no use for. */
  private static final Set<String> OF_OTHERS =
      Set.of("pooling", "normalize", "dimension", TokenVectorsJson.KEY);

  private SparseJson() {}

  /**
   * Reads.
   *
   * @param own the folder's {@code sememe.json}
   * @return nothing but {@link SparseSettings#NONE} for a model of another task
   */
  static SparseSettings read(SememeJson own, Task task) {
    own.refuse(task == Task.SPARSE_EMBEDDING ? OF_OTHERS : Set.of(KEY), task);
    JsonKeys keys = own.sparse();
    return new SparseSettings(
        keys.number("topK", 1, SparsePruning.MOST_TERMS).orElse(SparseSettings.NONE.topK()),
        keys.text("queryWeights"));
  }
}
