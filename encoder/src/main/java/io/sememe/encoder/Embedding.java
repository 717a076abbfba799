// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The meaning of one text as a vector, and what had to be left out to get it.
 *
 * <p>A text without a single token (empty, blank, control characters only) has no meaning to
 * encode: its vector has length 0 and {@link #isEmpty()} is true.
 *
 * @param vector the vector, of the model's dimension, of Euclidean length 1 where the model
 *     promises it; owned by the receiver
 * @param tokens how many tokens the model saw, special tokens and prefix included
 * @param truncatedTokens how many tokens of the text lie beyond the model's limit and were not seen
 * @param truncatedCharacters how many UTF-16 chars at the end of the text lie beyond the character
 *     limit; they were not even tokenised, so {@code truncatedTokens} does not count them
 * @param unknownTokens how many of the tokens the model saw are unknown to its vocabulary
 */
public record Embedding(
    float[] vector, int tokens, int truncatedTokens, int truncatedCharacters, int unknownTokens) {

  /** Returns whether the text had no token, so that there is no vector. */
  public boolean isEmpty() {
    return vector.length == 0;
  }

  /** Returns whether the model did not see all of the text. */
  public boolean isTruncated() {
    return truncatedTokens > 0 || truncatedCharacters > 0;
  }

  /** Returns the same counts with another vector. */
  Embedding withVector(float[] other) {
    return new Embedding(other, tokens, truncatedTokens, truncatedCharacters, unknownTokens);
  }

  @Override
  public String toString() {
    String first = isEmpty() ? "" : vector[0] + ",...";
    return "Embedding[" + first + "][" + vector.length + "] of " + tokens + " tokens";
  }
}
