// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.Arrays;

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

  /**
   * Returns these tokens and others among them that stand for no text.
   *
   * @param place the number of the token that the others stand before; the length: at the end
   */
  public Encoding withInserted(int place, long[] others) {
    int length = length() + others.length;
    long[] moreIds = Arrays.copyOf(ids, length);
    System.arraycopy(ids, place, moreIds, place + others.length, length() - place);
    System.arraycopy(others, 0, moreIds, place, others.length);
    return new Encoding(
        moreIds, gap(starts, place, others.length), gap(ends, place, others.length));
  }

  /** Returns the tokens in some places, in their order. */
  Encoding at(int[] places) {
    return new Encoding(
        Arrays.stream(places).mapToLong(place -> ids[place]).toArray(),
        Arrays.stream(places).map(place -> starts[place]).toArray(),
        Arrays.stream(places).map(place -> ends[place]).toArray());
  }

  /**
   * Returns the same tokens without the white space that some tokenizers count to a word. A token
   * of nothing else keeps it.
   *
   * @param text the caller's
   */
  public Encoding withoutWhiteSpace(String text) {
    int[] trimmedStarts = starts.clone();
    int[] trimmedEnds = ends.clone();
    for (int i = 0; i < length(); i++) {
      int start = starts[i];
      int end = ends[i];
      while (start < end && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      while (start < end && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      trimmedStarts[i] = start < end ? start : starts[i];
      trimmedEnds[i] = start < end ? end : ends[i];
    }
    return new Encoding(ids, trimmedStarts, trimmedEnds);
  }

  private static int[] gap(int[] offsets, int place, int count) {
    int[] more = new int[offsets.length + count];
    System.arraycopy(offsets, 0, more, 0, place);
    System.arraycopy(offsets, place, more, place + count, offsets.length - place);
    return more;
  }

  @Override
  public String toString() {
    return "Encoding of " + ids.length + " tokens";
  }
}
