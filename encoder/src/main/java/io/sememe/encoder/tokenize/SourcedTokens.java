// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.Arrays;

/**
 * What a model sees of a text or of a pair, and where in them each token stands.
 *
 * @param ids the tokens' numbers, special tokens and prefix included
 * @param sources which text each is from: {@link #FIRST}, the only one or the query of a pair;
 *     {@link #SECOND}, the text of a pair; or {@link #NONE}
 * @param starts where each starts in its text, in UTF-16 chars; 0 for one that is from none
 * @param ends where each ends, exclusive; 0 for one that is from none
 * @param truncatedTokens how many tokens were cut: of the only text, or of the text of a pair
 */
public record SourcedTokens(
    long[] ids, int[] sources, int[] starts, int[] ends, int truncatedTokens) {
  /** From no text: a special token, or one of a prefix. */
  public static final int NONE = -1;

  /** From the only text, or from the query of a pair. */
  public static final int FIRST = 0;

  /** From the text of a pair. */
  public static final int SECOND = 1;

  /** Places the tokens of one text. */
  public static SourcedTokens of(Tokenized text) {
    SourcedTokens sourced = empty(text.encoding().length(), text.truncatedTokens());
    sourced.put(0, text.encoding(), text.encoding().length(), FIRST);
    return sourced;
  }

  /**
   * Places the tokens of a pair: those that {@link PairBuilder} puts together.
   *
   * @param query the tokens of the query
   * @param text the tokens of the text
   */
  public static SourcedTokens of(
      PairFrame frame, PairBuilder builder, Encoding query, Encoding text) {
    Encoding first = frame.withoutOwn(query);
    Encoding second = frame.withoutOwn(text);
    long[] kept = builder.query(first);
    PairTokens pair = builder.pair(kept, second);
    SourcedTokens sourced = empty(pair.ids().length, pair.truncatedTokens());
    System.arraycopy(pair.ids(), 0, sourced.ids, 0, sourced.ids.length);
    int before = frame.before().length;
    sourced.put(before, first, kept.length, FIRST);
    sourced.put(
        before + kept.length + frame.between().length,
        second,
        second.length() - pair.truncatedTokens(),
        SECOND);
    return sourced;
  }

  private static SourcedTokens empty(int length, int truncatedTokens) {
    int[] sources = new int[length];
    Arrays.fill(sources, NONE);
    return new SourcedTokens(
        new long[length], sources, new int[length], new int[length], truncatedTokens);
  }

  // A token that stands for no char of the text is none of its own.
  private void put(int at, Encoding encoding, int count, int source) {
    for (int i = 0; i < count; i++) {
      ids[at + i] = encoding.ids()[i];
      if (encoding.ends()[i] > encoding.starts()[i]) {
        sources[at + i] = source;
        starts[at + i] = encoding.starts()[i];
        ends[at + i] = encoding.ends()[i];
      }
    }
  }

  @Override
  public String toString() {
    return "SourcedTokens of " + ids.length;
  }
}
