// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the vectors of a text's tokens become one vector. The names are those of
 * sentence-transformers' {@code 1_Pooling/config.json}; the formulas are those of its Pooling
 * module. A run is never padded, so every token counts, special tokens included.
 */
public enum Pooling {
  /** The first token's vector. */
  CLS,
  /** The mean over the tokens. */
  MEAN,
  /** The greatest value over the tokens, per dimension. */
  MAX,
  /** The sum over the tokens, divided by the square root of their number. */
  MEAN_SQRT_LEN,
  /** The mean weighted by position: the i-th token, counted from 1, weighs i. */
  WEIGHTEDMEAN,
  /** The last token's vector. */
  LASTTOKEN,
  /** Nothing to do: the model's output is one vector already. */
  NONE;

  /** Returns the name as descriptors write it: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the pooling of this label, if there is one. */
  public static Optional<Pooling> ofLabel(String label) {
    return Arrays.stream(values()).filter(pooling -> pooling.label().equals(label)).findFirst();
  }

  /** Returns all labels, in the order of the constants. */
  static String labels() {
    return Arrays.stream(values()).map(Pooling::label).collect(Collectors.joining(", "));
  }
}
