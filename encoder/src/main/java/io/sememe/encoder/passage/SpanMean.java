// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

/**
 * The mean of the states of a span's tokens.
 *
 * @param mean the mean, of length 0 where the span has no token
 * @param tokens how many tokens it has
 * @param unknownTokens how many of them the vocabulary does not know
 */
public record SpanMean(float[] mean, int tokens, int unknownTokens) {
  /** Returns whether the span has no token. */
  public boolean isEmpty() {
    return tokens == 0;
  }
}
