// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.Arrays;

/**
 * A text made safe for the tokenizer, and the way back to the caller's chars.
 *
 * @param text the safe text
 * @param insertions where chars were put in, ascending positions in the safe text
 * @param cutCharacters how many chars at the end of the caller's text are not in it
 */
record CleanText(String text, int[] insertions, int cutCharacters) {

  /** Returns the position in the caller's text of a position in the safe text. */
  int originalOffset(int offset) {
    int found = Arrays.binarySearch(insertions, offset);
    int before = found >= 0 ? found : -found - 1;
    return offset - before;
  }
}
