// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.Arrays;
import java.util.List;

/**
 * Makes any string safe for the native tokenizer without moving the chars that stay.
 *
 * <p>Unpaired surrogates and NUL become U+FFFD (one of them would corrupt the offsets of the whole
 * text). A literal special token, such as "[SEP]", is broken by a space after its first character,
 * so that it is read as the text it is and cannot change the structure of the input. Thread-safe.
 */
final class TextCleaner {
  private static final char REPLACEMENT = '\uFFFD';

  private final List<String> specialTokens;

  TextCleaner(List<String> specialTokens) {
    this.specialTokens = specialTokens;
  }

  CleanText clean(String text, int maxCharacters) {
    int length = cutLength(text, maxCharacters);
    String safe = replaceMalformed(text.substring(0, length));
    return breakSpecialTokens(safe, text.length() - length);
  }

  private static int cutLength(String text, int maxCharacters) {
    if (text.length() <= maxCharacters) {
      return text.length();
    }
    boolean splitsPair =
        Character.isHighSurrogate(text.charAt(maxCharacters - 1))
            && Character.isLowSurrogate(text.charAt(maxCharacters));
    return splitsPair ? maxCharacters - 1 : maxCharacters;
  }

  private static String replaceMalformed(String text) {
    StringBuilder replaced = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || isUnpaired(text, i)) {
        replaced = replaced == null ? new StringBuilder(text) : replaced;
        replaced.setCharAt(i, REPLACEMENT);
      }
    }
    return replaced == null ? text : replaced.toString();
  }

  private static boolean isUnpaired(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  private CleanText breakSpecialTokens(String text, int cutCharacters) {
    if (specialTokens.stream().noneMatch(text::contains)) {
      return new CleanText(text, new int[0], cutCharacters);
    }
    StringBuilder broken = new StringBuilder(text.length() + 16);
    int[] insertions = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean starts = startsSpecialToken(text, i);
      broken.append(text.charAt(i));
      if (starts && Character.isHighSurrogate(text.charAt(i))) {
        broken.append(text.charAt(++i));
      }
      if (starts) {
        insertions[count++] = broken.length();
        broken.append(' ');
      }
    }
    return new CleanText(broken.toString(), Arrays.copyOf(insertions, count), cutCharacters);
  }

  private boolean startsSpecialToken(String text, int position) {
    return specialTokens.stream().anyMatch(token -> text.startsWith(token, position));
  }
}
