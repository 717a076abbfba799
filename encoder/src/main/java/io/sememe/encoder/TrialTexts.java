// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.tokenize.PairBuilder;
import java.util.Arrays;

/**
 * The edges of what requests can send: the shortest input and the longest, of the highest token
 * number. The last row of both tables, with a token that means something: some models give padding
 * no position.
 *
 * @param token the highest token number
 * @param shortest the tokens of the shortest input that is not empty
 * @param longest the tokens of the longest input
 */
record TrialTexts(long token, long[] shortest, long[] longest) {

  /** Returns those of a model that sees one text. */
  static TrialTexts ofTexts(long token, int maxTokens) {
    return new TrialTexts(token, repeated(token, 1), repeated(token, maxTokens));
  }

  /** Returns those of a model that sees pairs. */
  static TrialTexts ofPairs(long token, PairBuilder builder) {
    return new TrialTexts(token, builder.shortest(token), builder.longest(token));
  }

  private static long[] repeated(long token, int times) {
    long[] ids = new long[times];
    Arrays.fill(ids, token);
    return ids;
  }
}
