// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.tokenize.Encoding;
import java.util.Arrays;

/** Tokens of a text that is read from its start to its end: in at one end, out at the other. */
final class TokenBuffer {
  private long[] ids = new long[0];
  private int[] starts = new int[0];
  private int[] ends = new int[0];
  private int from;
  private int to;

  int size() {
    return to - from;
  }

  /** Adds the tokens of a piece that lies at a position of the text. */
  void add(Encoding piece, int position) {
    makeRoom(piece.length());
    System.arraycopy(piece.ids(), 0, ids, to, piece.length());
    for (int i = 0; i < piece.length(); i++) {
      starts[to + i] = position + piece.starts()[i];
      ends[to + i] = position + piece.ends()[i];
    }
    to += piece.length();
  }

  /** Returns a copy of the first tokens. */
  Encoding first(int count) {
    return new Encoding(
        Arrays.copyOfRange(ids, from, from + count),
        Arrays.copyOfRange(starts, from, from + count),
        Arrays.copyOfRange(ends, from, from + count));
  }

  /** Forgets the first tokens. */
  void drop(int count) {
    from += count;
  }

  private void makeRoom(int more) {
    ids = Arrays.copyOfRange(ids, from, to + more);
    starts = Arrays.copyOfRange(starts, from, to + more);
    ends = Arrays.copyOfRange(ends, from, to + more);
    to -= from;
    from = 0;
  }
}
