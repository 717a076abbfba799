// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.Locale;
import java.util.Objects;

/**
 * How a long text is cut into passages.
 *
 * @param unit what a passage is made of
 * @param tokens the most tokens of the text in a passage, at least 1; special tokens and the prefix
 *     come on top
 * @param overlap how many tokens at the end of a passage are repeated at the start of the next one,
 *     at most; at least 0 and less than {@code tokens}
 * @param language the language of the text, which tells where its sentences end
 */
public record PassagePlan(Unit unit, int tokens, int overlap, Locale language) {

  /** What passages are made of. */
  public enum Unit {
    /** As many tokens as fit, cut between two words where there is such a place near the end. */
    TOKENS,
    /** As many whole sentences as fit; a sentence that is too long is cut as {@link #TOKENS}. */
    SENTENCE
  }

  /** Checks the ranges. */
  public PassagePlan {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(language, "language");
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens must be at least 1, got: " + tokens);
    }
    if (overlap < 0 || overlap >= tokens) {
      throw new IllegalArgumentException(
          "overlap must be at least 0 and less than tokens (" + tokens + "), got: " + overlap);
    }
  }
}
