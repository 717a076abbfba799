// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A query and a text put together in the test.
 *
 * @param ids the tokens, special tokens included
 * @param types the segment of each
 */
public record HandMadePair(long[] ids, long[] types) {

  /** Puts tokens together as BERT sees them: types are 1 after the first separator. */
  public static HandMadePair of(long cls, long[] query, long sep, long[] text) {
    long[] ids = joined(new long[] {cls}, query, new long[] {sep}, text, new long[] {sep});
    long[] types = new long[ids.length];
    Arrays.fill(types, query.length + 2, ids.length, 1);
    return new HandMadePair(ids, types);
  }

  /** Puts tokens together as RoBERTa sees them: two separators, one segment. */
  public static HandMadePair ofRoberta(long start, long[] query, long end, long[] text) {
    long[] ids = joined(new long[] {start}, query, new long[] {end, end}, text, new long[] {end});
    return new HandMadePair(ids, new long[ids.length]);
  }

  private static long[] joined(long[]... parts) {
    return Stream.of(parts).flatMapToLong(Arrays::stream).toArray();
  }
}
