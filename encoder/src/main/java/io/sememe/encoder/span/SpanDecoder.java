// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Finds the best spans of a window that do not overlap: start and end are looked for together, the
 * end not before the start and not too far behind it, both among the tokens of the text that are
 * worth it. Of equal spans the one that starts earlier comes first, then the shorter one.
 *
 * <p>In time proportional to the tokens times those of an answer: each start has its best end, the
 * best start is taken off a heap, and one whose tokens are taken meanwhile looks for another end.
 * Not thread-safe.
 */
public final class SpanDecoder {
  private static final Comparator<TokenSpan> BEST_FIRST =
      Comparator.comparingDouble(TokenSpan::sum)
          .reversed()
          .thenComparingInt(TokenSpan::first)
          .thenComparingInt(TokenSpan::last);

  private final TokenLogits logits;
  private final int firstRow;
  private final BitSet starts;
  private final BitSet ends;
  private final int longest;
  private final BitSet taken = new BitSet();

  /**
   * Creates a decoder of one window.
   *
   * @param logits of all tokens that the model saw
   * @param firstRow which of them is the text's first
   * @param starts the tokens of the text that an answer may begin with, counted from its first; not
   *     to be changed
   * @param ends those that it may end with; not to be changed
   * @param longest how many tokens an answer has at most, at least 1
   */
  public SpanDecoder(TokenLogits logits, int firstRow, BitSet starts, BitSet ends, int longest) {
    this.logits = logits;
    this.firstRow = firstRow;
    this.starts = starts;
    this.ends = ends;
    this.longest = longest;
  }

  /**
   * Finds the best spans; called once.
   *
   * @param count how many are wanted
   * @return the best first; fewer where there are no more
   */
  public List<TokenSpan> best(int count) {
    List<TokenSpan> best = new ArrayList<>();
    PriorityQueue<TokenSpan> open = new PriorityQueue<>(BEST_FIRST);
    starts.stream().mapToObj(this::from).flatMap(Optional::stream).forEach(open::add);
    while (best.size() < count && !open.isEmpty()) {
      TokenSpan span = open.remove();
      if (isFree(span)) {
        best.add(span);
        taken.set(span.first(), span.last() + 1);
      } else if (!taken.get(span.first())) {
        from(span.first()).ifPresent(open::add);
      }
    }
    return best;
  }

  private boolean isFree(TokenSpan span) {
    int next = taken.nextSetBit(span.first());
    return next < 0 || next > span.last();
  }

  private Optional<TokenSpan> from(int first) {
    int limit = limit(first);
    int last = ends.nextSetBit(first);
    if (last < 0 || last >= limit) {
      return Optional.empty();
    }
    for (int i = ends.nextSetBit(last + 1); i >= 0 && i < limit; i = ends.nextSetBit(i + 1)) {
      last = logits.end(firstRow + i) > logits.end(firstRow + last) ? i : last;
    }
    double sum = logits.start(firstRow + first) + logits.end(firstRow + last);
    return Optional.of(new TokenSpan(first, last, sum));
  }

  private int limit(int first) {
    int next = taken.nextSetBit(first);
    int end = (int) Math.min(Integer.MAX_VALUE, (long) first + longest);
    return next < 0 ? end : Math.min(end, next);
  }
}
