// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import java.util.Arrays;

/**
 * A text, or a pair of texts, as the model gets it: three numbers per token.
 *
 * @param ids which token of the vocabulary each is
 * @param types which text of a pair each is from, 0 or 1; all 0 for a text alone
 * @param mask 1 for a token that is there, 0 for one that only fills the row up
 */
record Input(long[] ids, long[] types, long[] mask) {
  Input {
    if (ids.length != types.length || ids.length != mask.length) {
      throw new IllegalArgumentException(
          ids.length + " ids, " + types.length + " types, " + mask.length + " in the mask");
    }
    if (Arrays.stream(mask).noneMatch(seen -> seen == 1)) {
      throw new IllegalArgumentException("the mask hides all " + mask.length + " tokens");
    }
  }

  /** Returns a text alone, all of it to be seen. */
  static Input of(long... ids) {
    return of(ids, new long[ids.length]);
  }

  /** Returns tokens of these types, all of them to be seen. */
  static Input of(long[] ids, long[] types) {
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    return new Input(ids, types, mask);
  }

  /** Returns the same, filled up at its end with a token that is not there. */
  Input padded(int length, long filler) {
    long[] padded = Arrays.copyOf(ids, length);
    Arrays.fill(padded, length(), length, filler);
    return new Input(padded, Arrays.copyOf(types, length), Arrays.copyOf(mask, length));
  }

  /**
   * Returns a text and another one as a pair. The token that every text begins with ([CLS]) stands
   * at the front only; each text keeps the one that it ends with ([SEP]), and the other one's
   * tokens are of type 1.
   */
  Input followedBy(Input other) {
    long[] ids = Arrays.copyOf(this.ids, length() + other.length() - 1);
    System.arraycopy(other.ids, 1, ids, length(), other.length() - 1);
    long[] types = new long[ids.length];
    Arrays.fill(types, length(), types.length, 1);
    return of(ids, types);
  }

  int length() {
    return ids.length;
  }

  boolean sees(int token) {
    return mask[token] == 1;
  }
}
