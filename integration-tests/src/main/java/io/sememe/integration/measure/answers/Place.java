// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

/**
 * A part of a text, as a node says it.
 *
 * @param start in UTF-16 chars
 * @param end exclusive
 */
record Place(int start, int end) {

  /** Whether a char is in it. */
  boolean holds(int at) {
    return start <= at && at < end;
  }

  /** Whether a text has such a part, which is not empty and splits no surrogate pair. */
  boolean isWholeCharactersOf(String text) {
    return 0 <= start
        && start < end
        && end <= text.length()
        && !splitsPair(text, start)
        && !splitsPair(text, end);
  }

  /** The part of a text that has one. */
  String of(String text) {
    return text.substring(start, end);
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
