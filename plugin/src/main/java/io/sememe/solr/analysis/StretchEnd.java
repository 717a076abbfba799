// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import java.lang.Character.UnicodeScript;

/** Where a text can be cut so that the tokens on both sides stay what they are. */
final class StretchEnd {
  private StretchEnd() {}

  /**
   * Returns the last place at which white space begins.
   *
   * @param buffer holds at least one char more than {@code most}
   * @param most the last place that is looked at
   * @return 0 when there is none
   */
  static int beforeWhiteSpace(char[] buffer, int most) {
    // To some tokenizers a plain space is the only one.
    int space = last(buffer, most, true);
    return space > 0 ? space : last(buffer, most, false);
  }

  /**
   * Returns where to cut a text that goes on beyond {@code most} chars.
   *
   * @param buffer holds at least one char more than {@code most}
   * @param most the last place that is looked at, at least 2
   */
  static int anywhere(char[] buffer, int most) {
    int end = beforeWhiteSpace(buffer, most);
    for (int i = most; end == 0 && i > most / 2; i--) {
      end = isBetweenWords(buffer, i) ? i : 0;
    }
    if (end > 0) {
      return end;
    }
    return splitsPair(buffer, most) ? most - 1 : most;
  }

  private static int last(char[] buffer, int most, boolean plain) {
    for (int i = most; i > 0; i--) {
      if (isSpace(buffer[i], plain) && !isSpace(buffer[i - 1], false)) {
        return i;
      }
    }
    return 0;
  }

  // Not the other control characters: BERT's tokenizer drops them, and the words beside them join.
  private static boolean isSpace(char c, boolean plain) {
    return c == ' '
        || (!plain && (c == '\n' || c == '\r' || c == '\t' || Character.isSpaceChar(c)));
  }

  private static boolean isBetweenWords(char[] buffer, int i) {
    if (splitsPair(buffer, i)) {
      return false;
    }
    UnicodeScript before = UnicodeScript.of(Character.codePointBefore(buffer, i));
    UnicodeScript after = UnicodeScript.of(Character.codePointAt(buffer, i));
    return after == UnicodeScript.HAN || (after != before && after != UnicodeScript.INHERITED);
  }

  private static boolean splitsPair(char[] buffer, int i) {
    return Character.isLowSurrogate(buffer[i]) && Character.isHighSurrogate(buffer[i - 1]);
  }
}
