// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.Arrays;

/** Tokens of one text, as they are found. Not thread-safe. */
final class RawTokensBuilder {
  private long[] ids;
  private int[] starts;
  private int[] ends;
  private long[] words;
  private int size;

  RawTokensBuilder(int expected) {
    ids = new long[expected];
    starts = new int[expected];
    ends = new int[expected];
    words = new long[expected];
  }

  /**
   * Adds a token.
   *
   * @param word where its word starts, which tells words apart
   */
  void add(int id, int start, int end, int word) {
    if (size == ids.length) {
      resize(size + size / 2 + 8);
    }
    ids[size] = id;
    starts[size] = start;
    words[size] = word;
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  /** Forgets what came after the first tokens. */
  void cut(int kept) {
    size = kept;
  }

  RawTokens build() {
    resize(size);
    return new RawTokens(ids, starts, ends, words);
  }

  private void resize(int length) {
    ids = Arrays.copyOf(ids, length);
    starts = Arrays.copyOf(starts, length);
    ends = Arrays.copyOf(ends, length);
    words = Arrays.copyOf(words, length);
  }
}
