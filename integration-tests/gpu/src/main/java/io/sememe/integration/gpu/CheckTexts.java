// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.integration.measure.texts.SampleTexts;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The texts that are encoded; the same for the same seed. Lengths count special tokens. */
final class CheckTexts {

  /** The length that speed is measured with. */
  static final int TOKENS = 128;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 500;
  private static final int MIXED_FROM = 4;
  private static final int MIXED_TO = 256;

  private CheckTexts() {}

  /** Texts of {@link #TOKENS} tokens. */
  static List<String> equal(int count, long seed) {
    return new SampleTexts(seed).ofTokens(TOKENS, count);
  }

  /** Texts of 4 to 256 tokens, each length as likely as the other. */
  static List<String> mixed(int count, long seed) {
    Random lengths = new Random(seed);
    SampleTexts texts = new SampleTexts(seed);
    return IntStream.range(0, count)
        .map(i -> MIXED_FROM + lengths.nextInt(MIXED_TO - MIXED_FROM + 1))
        .mapToObj(tokens -> texts.ofTokens(tokens, 1).get(0))
        .toList();
  }

  /** Texts of 3 to 500 tokens, evenly spread. */
  static List<String> spread(int count, long seed) {
    SampleTexts texts = new SampleTexts(seed);
    return IntStream.range(0, count)
        .map(i -> SHORTEST + i * (LONGEST - SHORTEST) / Math.max(1, count - 1))
        .mapToObj(tokens -> texts.ofTokens(tokens, 1).get(0))
        .toList();
  }
}
