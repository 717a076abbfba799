// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The special tokens that stand around a query and a text when a model sees both at once.
 *
 * @param before the ids before the query, not to be changed
 * @param between the ids between query and text, at least one, not to be changed
 * @param after the ids after the text, not to be changed
 * @param inFirst how many of the ids between are in the query's segment; the others and what
 *     follows are in the text's
 * @param segments 2, or 1 where all tokens are in one segment
 */
public record PairFrame(long[] before, long[] between, long[] after, int inFirst, int segments) {

  /** Returns how many tokens it has. */
  public int length() {
    return before.length + between.length + after.length;
  }

  /**
   * Returns what of a text's tokens may stand in the frame: those that are none of its own. A text
   * that contains one, in whatever spelling, cannot change where the segments end.
   */
  long[] withoutOwn(long[] ids) {
    return Arrays.stream(ids).anyMatch(this::isOwn)
        ? Arrays.stream(ids).filter(id -> !isOwn(id)).toArray()
        : ids;
  }

  /** Returns the same of tokens that stand somewhere. */
  Encoding withoutOwn(Encoding text) {
    int[] kept =
        IntStream.range(0, text.length()).filter(place -> !isOwn(text.ids()[place])).toArray();
    return kept.length == text.length() ? text : text.at(kept);
  }

  private boolean isOwn(long id) {
    return contains(before, id) || contains(between, id) || contains(after, id);
  }

  private static boolean contains(long[] ids, long id) {
    return Arrays.stream(ids).anyMatch(own -> own == id);
  }

  /** Returns the first {@code kept} tokens of a text after a query, within the frame. */
  long[] around(long[] query, long[] text, int kept) {
    return Stream.of(before, query, between, Arrays.copyOf(text, kept), after)
        .flatMapToLong(Arrays::stream)
        .toArray();
  }

  /**
   * Returns how many tokens of a framed pair are in its first segment.
   *
   * @param ids tokens that this frame was put around
   */
  public int firstSegment(long[] ids) {
    if (segments == 1) {
      return ids.length;
    }
    int end = before.length;
    while (end < ids.length && ids[end] != between[0]) {
      end++;
    }
    return Math.min(end + inFirst, ids.length);
  }
}
