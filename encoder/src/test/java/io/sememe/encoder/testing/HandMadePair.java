// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A query and a text put together in the test, as BERT sees them.
 *
 * @param ids [CLS] query [SEP] text [SEP]
 * @param types 0 up to the first [SEP], then 1
 */
public record HandMadePair(long[] ids, long[] types) {

  /** Puts tokens together that are no special ones. */
  public static HandMadePair of(long cls, long[] query, long sep, long[] text) {
    long[] ids =
        Stream.of(new long[] {cls}, query, new long[] {sep}, text, new long[] {sep})
            .flatMapToLong(Arrays::stream)
            .toArray();
    long[] types = new long[ids.length];
    Arrays.fill(types, query.length + 2, ids.length, 1);
    return new HandMadePair(ids, types);
  }
}
