// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

/**
 * What a word means here and not anyway. The vectors of one word in any two sentences are alike:
 * most of each is the word itself, which every document with the word has too. Taking off a part of
 * the vector that the word has without a sentence leaves more of what its sentence makes of it.
 */
final class Contrast {
  /** Squared length below which nothing is left but rounding. */
  private static final double NOTHING = 1e-6;

  private Contrast() {}

  /**
   * Takes a part of one vector off another, which has length 1 again then. Does nothing where
   * either has no components, or nothing would be left.
   *
   * @param word the vector of a word in its sentence, which is changed
   * @param alone the vector of the same word without a sentence
   * @param contrast how much is taken off, 0 to below 1
   */
  static void sharpen(float[] word, float[] alone, double contrast) {
    if (word.length != alone.length) {
      return;
    }
    double squares = 0;
    for (int i = 0; i < word.length; i++) {
      double left = word[i] - contrast * alone[i];
      squares += left * left;
    }
    if (squares < NOTHING) {
      return;
    }
    double scale = 1 / Math.sqrt(squares);
    for (int i = 0; i < word.length; i++) {
      word[i] = (float) ((word[i] - contrast * alone[i]) * scale);
    }
  }
}
