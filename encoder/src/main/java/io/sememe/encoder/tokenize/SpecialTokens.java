// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.Arrays;

/**
 * The special tokens that frame one text, such as [CLS] before and [SEP] after. They are learned
 * from the tokenizer itself, once, by encoding a probe with and without them.
 *
 * @param before the ids before the text
 * @param after the ids after the text
 */
record SpecialTokens(long[] before, long[] after) {
  private static final String PROBE = "a";

  static SpecialTokens of(NativeTokenizer tokenizer) {
    long[] bare = tokenizer.encode(PROBE, false).ids();
    long[] framed = tokenizer.encode(PROBE, true).ids();
    if (bare.length == 0) {
      throw new EncoderException(Kind.FAILED, "the tokenizer gives no token for '" + PROBE + "'");
    }
    for (int start = 0; start + bare.length <= framed.length; start++) {
      if (Arrays.equals(bare, Arrays.copyOfRange(framed, start, start + bare.length))) {
        return new SpecialTokens(
            Arrays.copyOf(framed, start),
            Arrays.copyOfRange(framed, start + bare.length, framed.length));
      }
    }
    throw new EncoderException(
        Kind.FAILED, "the tokenizer gives other tokens for a text when special tokens are added");
  }

  int count() {
    return before.length + after.length;
  }

  /** Returns what stands around a text that has a prefix of these tokens. */
  Frame withPrefix(long[] prefix) {
    long[] all = Arrays.copyOf(before, before.length + prefix.length);
    System.arraycopy(prefix, 0, all, before.length, prefix.length);
    return new Frame(all, after);
  }

  /** Returns the first {@code kept} tokens of a text between the special tokens. */
  Encoding frame(Encoding content, int kept) {
    int length = kept + count();
    long[] ids = new long[length];
    int[] starts = new int[length];
    int[] ends = new int[length];
    System.arraycopy(before, 0, ids, 0, before.length);
    System.arraycopy(content.ids(), 0, ids, before.length, kept);
    System.arraycopy(content.starts(), 0, starts, before.length, kept);
    System.arraycopy(content.ends(), 0, ends, before.length, kept);
    System.arraycopy(after, 0, ids, before.length + kept, after.length);
    return new Encoding(ids, starts, ends);
  }
}
