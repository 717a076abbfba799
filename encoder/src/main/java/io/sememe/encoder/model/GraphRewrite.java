// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ways in which a model's graph is made faster when it is loaded. What each gives is measured
 * in {@code docs/performance.md}; where a graph does not have the pattern, a rewrite does nothing.
 * They are applied in the order of the constants.
 */
public enum GraphRewrite {
  /** The only segment is one row and positions are one table, added while normalising. */
  EMBEDDINGS,
  /** Self-attention is one operator, its three linear layers one matrix, and it has no mask. */
  ATTENTION,
  /** A sum and its layer normalisation are one operator. */
  NORMALIZATION,
  /**
   * What follows the last attention is computed for the only token that pooling reads. Needs
   * attention and normalization.
   */
  NEEDED_ROWS;

  /** Returns all of them. */
  public static Set<GraphRewrite> all() {
    return EnumSet.allOf(GraphRewrite.class);
  }

  /** Returns the name as descriptors write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the rewrite of this label, if there is one. */
  public static Optional<GraphRewrite> ofLabel(String label) {
    return Arrays.stream(values()).filter(rewrite -> rewrite.label().equals(label)).findFirst();
  }

  /** Returns all labels, in the order of the constants. */
  static String labels() {
    return Arrays.stream(values()).map(GraphRewrite::label).collect(Collectors.joining(", "));
  }
}
