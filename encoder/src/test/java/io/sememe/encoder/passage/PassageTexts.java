// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.testing.RandomTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of every kind that somebody may want cut. */
final class PassageTexts {
  private static final String PROSE =
      "The boat drifted towards the river bank. Did anybody see it? No: it was dark!\n\n"
          + "Electroencephalographically speaking, 12,345.67 don't count; i.e. nothing does. ";
  private static final String CHINESE = "\u4E2D\u6587\u6587\u672C\u3002\u6CB3\u5CB8\uFF1F";
  private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

  private PassageTexts() {}

  /** Returns texts of a few thousand chars each. */
  static List<String> all() {
    List<String> texts = new ArrayList<>();
    texts.add(PROSE.repeat(20));
    texts.add(CHINESE.repeat(200));
    texts.add("\uD83D\uDE00".repeat(800) + " " + "\uD83D\uDE00 ".repeat(100));
    texts.add(FAMILY.repeat(200));
    texts.add("\uD55C\uAD6D\uC5B4 ".repeat(100));
    texts.add("!?.,;:-".repeat(300));
    texts.add("[SEP][CLS] [MASK]x[PAD]".repeat(100));
    texts.add("\uD83D\uD83D\uDE00\uDE00a\uD83D b\uDE00".repeat(200));
    texts.add("\u0000\u0001\u200B\uFEFF".repeat(500));
    texts.add("e\u0301".repeat(1_000) + "\u0301".repeat(1_000));
    texts.add("x".repeat(90).concat(" ").repeat(30));
    texts.add("\u00A0a\u00A0 \u2003 b \u3000".repeat(200));
    texts.add(words(1_000));
    texts.add("a " + "blob".repeat(600) + " b. " + "c ".repeat(20) + "blob".repeat(600));
    texts.add("one");
    texts.add("  \uD840\uDC00  ");
    for (long seed = 0; seed < 40; seed++) {
      texts.add(new RandomTexts(seed).next().repeat(4));
    }
    return texts;
  }

  private static String words(int count) {
    Random random = new Random(5);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      for (int length = 1 + random.nextInt(20); length > 0; length--) {
        words.append((char) ('a' + random.nextInt(26)));
      }
      words.append(random.nextInt(9) == 0 ? ". " : " ");
    }
    return words.toString();
  }
}
