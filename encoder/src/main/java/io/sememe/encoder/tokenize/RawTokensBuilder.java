// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.Arrays;

/** Tokens of one text, as they are found. Not thread-safe. */
final class RawTokensBuilder {
  private long[] ids;
  private int[] starts;
  private int[] ends;
  private int size;

  RawTokensBuilder(int expected) {
    ids = new long[expected];
    starts = new int[expected];
    ends = new int[expected];
  }

  void add(int id, int start, int end) {
    if (size == ids.length) {
      resize(size + size / 2 + 8);
    }
    ids[size] = id;
    starts[size] = start;
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
    return new RawTokens(ids, starts, ends);
  }

  private void resize(int length) {
    ids = Arrays.copyOf(ids, length);
    starts = Arrays.copyOf(starts, length);
    ends = Arrays.copyOf(ends, length);
  }
}
