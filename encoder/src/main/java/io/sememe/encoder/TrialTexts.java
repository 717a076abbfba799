// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.tokenize.PairBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * The edges of what requests can send: the shortest input and the longest, of the highest token
 * number. The last row of both tables, with a token that means something: some models give padding
 * no position.
 *
 * @param token the highest token number
 * @param shortest the tokens of the shortest input that is not empty
 * @param longest the tokens of the longest input
 * @param mixed inputs of different lengths and of many tokens, none of the longest: what texts that
 *     share a padded run do to each other shows where they differ
 * @param alike inputs of one length and of different tokens, for the same where nothing is padded
 */
record TrialTexts(
    long token, long[] shortest, long[] longest, List<long[]> mixed, List<long[]> alike) {
  /** Parts of the longest input; the longest of them in the middle, so that others are padded. */
  static final double[] MIXED_LENGTHS = {0.2, 0.05, 0.35, 0.1};

  /** A part of the longest input. */
  private static final double ALIKE_LENGTH = 0.1;

  private static final int ALIKE = 2;

  /** Parts of the longest input; of 512 tokens, a query of 8. */
  private static final double[] STEPS = {1 / 64., 1 / 32., 1 / 16., 1 / 8., 1 / 4., 1 / 2., 1};

  /** Far from all powers of two, so that neighbours are nothing alike. */
  private static final long STEP = 7919;

  /** Returns those of a model that sees one text. */
  static TrialTexts ofTexts(long token, int maxTokens) {
    DoubleFunction<long[]> input = part -> repeated(token, (int) Math.ceil(part * maxTokens));
    return new TrialTexts(
        token,
        repeated(token, 1),
        repeated(token, maxTokens),
        mixed(token, input),
        alike(token, input));
  }

  /** Returns those of a model that sees pairs. */
  static TrialTexts ofPairs(long token, PairBuilder builder) {
    DoubleFunction<long[]> input = part -> builder.partly(token, part);
    return new TrialTexts(
        token,
        builder.shortest(token),
        builder.longest(token),
        mixed(token, input),
        alike(token, input));
  }

  /**
   * Returns inputs of all lengths, from short to the longest, each twice as long as the one before.
   *
   * @param maxTokens how many tokens of one text the model sees
   * @param forms how it puts two texts together, if it does
   */
  static List<long[]> steps(long token, int maxTokens, TaskForms forms) {
    PairBuilder pairs = forms.builder().orElse(null);
    return Arrays.stream(STEPS)
        .mapToObj(
            part ->
                pairs == null
                    ? repeated(token, (int) Math.ceil(part * maxTokens))
                    : pairs.partly(token, part))
        .toList();
  }

  private static List<long[]> mixed(long token, DoubleFunction<long[]> input) {
    return Arrays.stream(MIXED_LENGTHS)
        .mapToObj(input)
        .map(ids -> varied(token, ids, ids.length))
        .toList();
  }

  private static List<long[]> alike(long token, DoubleFunction<long[]> input) {
    return IntStream.rangeClosed(1, ALIKE)
        .mapToObj(number -> varied(token, input.apply(ALIKE_LENGTH), number))
        .toList();
  }

  // Special tokens stay.
  private static long[] varied(long token, long[] ids, long first) {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == token) {
        ids[i] = (i + first) * STEP % (token + 1);
      }
    }
    return ids;
  }

  private static long[] repeated(long token, int times) {
    long[] ids = new long[times];
    Arrays.fill(ids, token);
    return ids;
  }
}
