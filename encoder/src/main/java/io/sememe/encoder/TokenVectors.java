// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The tokens of one text as vectors, each in the context of the others, for late interaction. A
 * text without a single token (empty, blank, control characters only) has none, nor has a passage
 * of punctuation only.
 *
 * @param dimension the length of a vector, at least 1
 * @param values one row of {@code dimension} floats of Euclidean length 1 for each token that is
 *     kept, in the order in which the model saw them; owned by the receiver
 * @param starts where each kept token starts in the caller's text, in UTF-16 chars; 0 for one that
 *     stands for no text (special token, marker, expansion)
 * @param ends where each kept token ends, exclusive; 0 for one that stands for no text
 * @param tokens how many tokens the model saw, also those that are not kept
 * @param truncatedTokens how many tokens of the text lie beyond the limit and were not seen
 * @param truncatedCharacters how many UTF-16 chars at the end of the text lie beyond the character
 *     limit; they were not even tokenised, so {@code truncatedTokens} does not count them
 * @param unknownTokens how many of the tokens the model saw are unknown to its vocabulary
 */
public record TokenVectors(
    int dimension,
    float[] values,
    int[] starts,
    int[] ends,
    int tokens,
    int truncatedTokens,
    int truncatedCharacters,
    int unknownTokens) {

  /** Returns how many tokens are kept. */
  public int count() {
    return starts.length;
  }

  /** Returns whether no token is kept, so that there is no vector. */
  public boolean isEmpty() {
    return count() == 0;
  }

  @Override
  public String toString() {
    String first = isEmpty() ? "" : values[0] + ",...";
    return "TokenVectors[" + first + "][" + count() + " x " + dimension + "] of " + tokens;
  }
}
