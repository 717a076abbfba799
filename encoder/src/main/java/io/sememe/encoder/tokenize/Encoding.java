// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

/**
 * Tokens of one text.
 *
 * @param ids the tokens' numbers in the model's vocabulary
 * @param starts where each token starts in the caller's text, in UTF-16 chars
 * @param ends where each token ends, exclusive; equal to its start for tokens that stand for no
 *     text (special tokens, tokens of the prefix)
 */
public record Encoding(long[] ids, int[] starts, int[] ends) {
  /** Checks that the arrays belong together. */
  public Encoding {
    if (ids.length != starts.length || ids.length != ends.length) {
      throw new IllegalArgumentException(
          ids.length + " ids, " + starts.length + " starts, " + ends.length + " ends");
    }
  }

  /** Returns the number of tokens. */
  public int length() {
    return ids.length;
  }

  @Override
  public String toString() {
    return "Encoding of " + ids.length + " tokens";
  }
}
