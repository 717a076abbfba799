// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
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
  private final BitSet edges;
  private final int longest;
  private final BitSet taken = new BitSet();

  private SpanDecoder(TokenLogits logits, int firstRow, BitSet edges, int longest) {
    this.logits = logits;
    this.firstRow = firstRow;
    this.edges = edges;
    this.longest = longest;
  }

  /**
   * Finds the best spans.
   *
   * @param logits of all tokens that the model saw
   * @param firstRow which of them is the text's first
   * @param edges the tokens of the text that an answer may begin or end with, counted from its
   *     first; not to be changed meanwhile
   * @param longest how many tokens an answer has at most, at least 1
   * @param count how many spans are wanted
   * @return the best first; fewer where there are no more
   */
  public static List<TokenSpan> best(
      TokenLogits logits, int firstRow, BitSet edges, int longest, int count) {
    return new SpanDecoder(logits, firstRow, edges, longest).best(count);
  }

  private List<TokenSpan> best(int count) {
    List<TokenSpan> best = new ArrayList<>();
    PriorityQueue<TokenSpan> open = new PriorityQueue<>(BEST_FIRST);
    edges.stream().mapToObj(this::from).forEach(open::add);
    while (best.size() < count && !open.isEmpty()) {
      TokenSpan span = open.remove();
      if (isFree(span)) {
        best.add(span);
        taken.set(span.first(), span.last() + 1);
      } else if (!taken.get(span.first())) {
        open.add(from(span.first()));
      }
    }
    return best;
  }

  private boolean isFree(TokenSpan span) {
    int next = taken.nextSetBit(span.first());
    return next < 0 || next > span.last();
  }

  // The start itself is an edge and free, so there is always one.
  private TokenSpan from(int first) {
    int limit = limit(first);
    int last = first;
    for (int i = edges.nextSetBit(first); i >= 0 && i < limit; i = edges.nextSetBit(i + 1)) {
      last = logits.end(firstRow + i) > logits.end(firstRow + last) ? i : last;
    }
    double sum = logits.start(firstRow + first) + logits.end(firstRow + last);
    return new TokenSpan(first, last, sum);
  }

  private int limit(int first) {
    int next = taken.nextSetBit(first);
    int end = (int) Math.min(Integer.MAX_VALUE, (long) first + longest);
    return next < 0 ? end : Math.min(end, next);
  }
}
