// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.TextSpan;
import io.sememe.encoder.tokenize.Encoding;

/**
 * A part of a text, tokenised alone.
 *
 * @param span where it lies in the text
 * @param tokens its tokens, with offsets from its own start
 */
record Piece(TextSpan span, Encoding tokens) {
  /** No place to cut. */
  static final int NOWHERE = -1;

  int start() {
    return span.start();
  }

  int end() {
    return span.end();
  }

  /** Returns how many tokens it has. */
  int count() {
    return tokens.length();
  }

  /**
   * Returns where to cut it so that few enough of its tokens are left: between two words where
   * there is such a place among the last tokens, otherwise between any two tokens.
   *
   * @param most how many tokens may be left, less than {@link #count()}
   * @param near how many of the last tokens are given up for the end of a word
   * @param beyond the cut lies after this position of the text
   * @return a position of the text, or {@link #NOWHERE}
   */
  int cut(int most, int near, int beyond) {
    int between = last(most, most - near, beyond, true);
    return between == NOWHERE ? last(most, 0, beyond, false) : between;
  }

  private int last(int from, int downTo, int beyond, boolean betweenWords) {
    for (int i = from; i >= Math.max(1, downTo) && position(i) > beyond; i--) {
      if (isPlace(i, betweenWords)) {
        return position(i);
      }
    }
    return NOWHERE;
  }

  /**
   * Returns where the next piece starts when it repeats tokens of this one: at the start of a word
   * where there is such a place among the first of them, otherwise at any token.
   *
   * @param overlap how many tokens are repeated at most
   * @param near how many of them are given up for the start of a word
   * @return a position of the text after this piece's start, or {@link #NOWHERE}
   */
  int overlapStart(int overlap, int near) {
    int from = Math.max(1, count() - overlap);
    int atWord = first(from, Math.min(count() - 1, from + near), true);
    return atWord == NOWHERE ? first(from, count() - 1, false) : atWord;
  }

  private int first(int from, int upTo, boolean betweenWords) {
    for (int i = from; i <= upTo; i++) {
      if (isPlace(i, betweenWords)) {
        return position(i);
      }
    }
    return NOWHERE;
  }

  private int position(int token) {
    return start() + tokens.starts()[token];
  }

  // Several tokens may stand for one character: there is no place between those.
  private boolean isPlace(int token, boolean betweenWords) {
    int before = tokens.ends()[token - 1];
    int start = tokens.starts()[token];
    boolean apart = start >= before && start > tokens.starts()[token - 1] && start < span.length();
    return apart && (!betweenWords || start > before);
  }
}
