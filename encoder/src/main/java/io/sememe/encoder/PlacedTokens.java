// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.stream.IntStream;

/**
 * Where tokens lie in a text: those of a run that stand for any of it.
 *
 * @param columns the place of each among the kept tokens of the run
 * @param starts where each starts in the text, without the white space that some tokenizers count
 *     to a word; ascending
 * @param ends where each ends
 * @param kept how many tokens of the run are kept
 */
record PlacedTokens(int[] columns, int[] starts, int[] ends, int kept) {

  /**
   * Places the tokens of a run.
   *
   * @param text the whole text
   * @param offset where in it the run's text starts
   * @param until tokens that start there or later are left out
   */
  static PlacedTokens of(SeenTokens seen, String text, int offset, int until) {
    int[] starts =
        IntStream.range(0, seen.kept().length)
            .map(i -> visible(text, seen.starts()[i] + offset, seen.ends()[i] + offset))
            .toArray();
    // By where it is seen to start: else the first word after a cut would be on both sides of it.
    int[] columns =
        IntStream.range(0, starts.length)
            .filter(i -> seen.ends()[i] > seen.starts()[i] && starts[i] < until)
            .toArray();
    return new PlacedTokens(
        columns,
        IntStream.of(columns).map(i -> starts[i]).toArray(),
        IntStream.of(columns).map(i -> seen.ends()[i] + offset).toArray(),
        starts.length);
  }

  private static int visible(String text, int start, int end) {
    int visible = start;
    while (visible < end && Character.isWhitespace(text.charAt(visible))) {
      visible++;
    }
    return visible < end ? visible : start;
  }

  int count() {
    return columns.length;
  }

  /** Returns the first token that starts at a position of the text or later; the count if none. */
  int firstFrom(int position) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
