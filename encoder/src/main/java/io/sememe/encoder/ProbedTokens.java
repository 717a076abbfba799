// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * The tokens that a model saw.
 *
 * @param pieces what the vocabulary calls each
 * @param ids their numbers
 * @param sources which text each is from: 0 for the text, or the query of a pair; 1 for the text of
 *     a pair; {@link #NO_SOURCE} for special tokens and those of a prefix
 * @param starts where each starts in its text, in UTF-16 chars; 0 for one that is from none
 * @param ends where each ends, exclusive; 0 for one that is from none
 */
public record ProbedTokens(
    List<String> pieces, long[] ids, int[] sources, int[] starts, int[] ends) {
  /** What a token is from that stands for no text of the caller's. */
  public static final int NO_SOURCE = -1;

  /** Copies the list. */
  public ProbedTokens {
    pieces = List.copyOf(pieces);
  }

  /** Returns how many tokens there are. */
  public int count() {
    return ids.length;
  }

  @Override
  public String toString() {
    return "ProbedTokens of " + count();
  }
}
