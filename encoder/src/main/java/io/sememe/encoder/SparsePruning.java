// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * Which terms of a sparse encoding are kept: those that pass all three.
 *
 * @param topK how many of the heaviest, at least 1; never more than the model's descriptor allows
 * @param maxRatio at least this part of the heaviest weight, 0 to 1
 * @param absValue at least this weight, 0 or more
 */
public record SparsePruning(int topK, float maxRatio, float absValue) {
  /** The most terms that a model's descriptor may have it give. */
  public static final int MOST_TERMS = 4_096;

  /** Keeps all that the model gives. */
  public static final SparsePruning NONE = new SparsePruning(Integer.MAX_VALUE, 0, 0);

  /** Checks the ranges. */
  public SparsePruning {
    if (topK < 1 || !(maxRatio >= 0 && maxRatio <= 1) || !(absValue >= 0)) {
      throw new IllegalArgumentException(
          "topK is at least 1, maxRatio 0 to 1, absValue 0 or more, got: "
              + topK
              + ", "
              + maxRatio
              + ", "
              + absValue);
    }
  }
}
