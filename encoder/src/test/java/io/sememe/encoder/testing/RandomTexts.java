// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import java.util.List;
import java.util.Random;

/** Hostile texts, the same for the same seed. */
public final class RandomTexts {
  private static final List<String> PIECES =
      List.of(
          "the river bank",
          "Straße",
          "naïve",
          "nai\u0308ve",
          "ELMA ılık İ",
          "\uD83D\uDE00",
          "\uD83D\uDC69\u200D\uD83D\uDCBB",
          "\uD83C\uDDE9\uD83C\uDDEA",
          "\u4E2D\u6587",
          "\uD840\uDC00\uD842\uDFB7",
          "\uD835\uDCD0\uD835\uDD38\uD835\uDFD8",
          "\u05E9\u05DC\u05D5\u05DD",
          "\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
          "\u0E44\u0E17\u0E22",
          "\uFB01\u2126\u00BD",
          "\uD83D",
          "\uDE00",
          "\u0000",
          "\u0007",
          "\uFEFF",
          "\u200B",
          "\u202E",
          "[SEP]",
          "[CLS]",
          "[MASK]",
          "[PAD]",
          "[UNK]",
          "<s>",
          "query:",
          " ",
          "\t\n",
          "12,345.67",
          "don't!?");

  private final Random random;

  public RandomTexts(long seed) {
    random = new Random(seed);
  }

  /** Returns a text of up to 40 pieces. */
  public String next() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(40); pieces > 0; pieces--) {
      if (random.nextInt(4) == 0) {
        text.append((char) random.nextInt(0x10000));
      } else {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      if (random.nextBoolean()) {
        text.append(' ');
      }
    }
    return text.toString();
  }
}
