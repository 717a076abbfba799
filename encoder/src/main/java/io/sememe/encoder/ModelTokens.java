// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * Tokens of one text, in its order. All lists and arrays have one entry per token.
 *
 * @param pieces the tokens as the model's vocabulary writes them, such as {@code play} and {@code
 *     ##ing}
 * @param words the same without what marks the start or the continuation of a word: {@code play}
 *     and {@code ing}; text that several tokens make up together, such as a character of several
 *     bytes, stands with the first of them, and the others have an empty string
 * @param ids their numbers in the vocabulary
 * @param starts where each starts in the text, in UTF-16 chars
 * @param ends where each ends, exclusive
 * @param continuing whether each belongs to the same word as the token before it
 * @param unknown whether each stands for something that the vocabulary does not know
 */
public record ModelTokens(
    List<String> pieces,
    List<String> words,
    long[] ids,
    int[] starts,
    int[] ends,
    boolean[] continuing,
    boolean[] unknown) {

  /** Returns the number of tokens. */
  public int length() {
    return ids.length;
  }

  @Override
  public String toString() {
    return "ModelTokens" + pieces;
  }
}
