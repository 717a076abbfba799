// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

/**
 * What stands around the tokens of a text when the model sees them: special tokens and the prefix.
 *
 * @param before the ids before the text, not to be changed
 * @param after the ids after the text, not to be changed
 */
public record Frame(long[] before, long[] after) {

  /** Returns how many tokens it has. */
  public int length() {
    return before.length + after.length;
  }

  /** Returns these tokens of a text within the frame. */
  public long[] around(long[] ids) {
    long[] framed = new long[ids.length + length()];
    System.arraycopy(before, 0, framed, 0, before.length);
    System.arraycopy(ids, 0, framed, before.length, ids.length);
    System.arraycopy(after, 0, framed, before.length + ids.length, after.length);
    return framed;
  }
}
