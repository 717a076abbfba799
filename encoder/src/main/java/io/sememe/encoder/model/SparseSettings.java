// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Optional;

/**
 * How a model gives weighted terms, as {@code sparse} in {@code sememe.json} says it.
 *
 * @param topK how many terms of a text are kept at most, 1 to 4,096
 * @param queryWeights the file of the weights that the tokens of a query have, relative to the
 *     folder; absent: queries go through the model as passages do
 */
public record SparseSettings(int topK, Optional<String> queryWeights) {
  /** Texts of the length that models see have about 100 to 250 terms that matter. */
  private static final int USUAL_TERMS = 256;

  /** Nothing is said. */
  static final SparseSettings NONE = new SparseSettings(USUAL_TERMS, Optional.empty());
}
