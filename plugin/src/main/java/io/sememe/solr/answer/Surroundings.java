// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.TextSpan;

/** How much of a text is shown around an answer. */
final class Surroundings {
  /** Some 150 words: what a passage of the index has. */
  static final int MOST_CHARS = 1000;

  private Surroundings() {}

  /**
   * Returns what is shown: all of a short part, otherwise {@link #MOST_CHARS} chars with the answer
   * in the middle, from the start of a word to the end of one where there are any.
   *
   * @param part what the answer is from
   * @param answer within the part; shown whole, however long
   */
  static TextSpan of(String text, TextSpan part, TextSpan answer) {
    if (part.length() <= MOST_CHARS) {
      return part;
    }
    int beside = Math.max(0, MOST_CHARS - answer.length()) / 2;
    int earliest = Math.max(part.start(), answer.start() - beside);
    int latest = Math.min(part.end(), answer.end() + beside);
    return new TextSpan(
        earliest == part.start() ? earliest : wordFrom(text, earliest, answer.start()),
        latest == part.end() ? latest : wordBefore(text, latest, answer.end()));
  }

  private static int wordFrom(String text, int earliest, int answer) {
    for (int i = earliest; i < answer; i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return splitsPair(text, earliest) ? earliest + 1 : earliest;
  }

  private static int wordBefore(String text, int latest, int answer) {
    for (int i = latest; i > answer; i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i - 1;
      }
    }
    return splitsPair(text, latest) ? latest - 1 : latest;
  }

  private static boolean splitsPair(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
