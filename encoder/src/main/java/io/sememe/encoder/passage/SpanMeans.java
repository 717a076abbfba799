// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * The mean of the token states of each of many spans of a text, taken while the text goes by window
 * by window. Sums are kept for the spans that lie at the windows that go by, not for all.
 *
 * <p>{@link #wants} is thread-safe; all else is for one thread at a time.
 */
public final class SpanMeans {
  private final List<TextSpan> spans;
  private final int width;
  private final LongPredicate isUnknown;

  /** The numbers of the spans in the order of their starts, and how far the first of them reach. */
  private final int[] order;

  private final int[] reach;
  private final List<Started> started = new ArrayList<>();
  private final SpanMean[] means;
  private int next;

  private record Started(int number, SpanSum sum) {}

  /**
   * Creates means without a state.
   *
   * @param spans any spans of the text, in any order
   * @param width how many floats a token's state has
   * @param isUnknown whether the vocabulary does not know a token
   */
  public SpanMeans(List<TextSpan> spans, int width, LongPredicate isUnknown) {
    this.spans = spans;
    this.width = width;
    this.isUnknown = isUnknown;
    this.means = new SpanMean[spans.size()];
    this.order =
        IntStream.range(0, spans.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> spans.get(i).start()))
            .mapToInt(Integer::intValue)
            .toArray();
    this.reach = Arrays.stream(order).map(i -> spans.get(i).end()).toArray();
    Arrays.parallelPrefix(reach, Math::max);
  }

  /** Returns whether a window owns a token of any span: others need not be encoded. */
  public boolean wants(TokenWindow window) {
    int before = startingBefore(window.endInText());
    return before > 0 && reach[before - 1] > window.startInText();
  }

  private int startingBefore(int position) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(order[middle]).start() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Adds the states of the tokens that a window owns. Windows come in the order of the text.
   *
   * @param states one row for each token that the model saw
   * @param firstRow the row of the window's first token: what stands before it belongs to no span
   */
  public void add(TokenWindow window, float[] states, int firstRow) {
    end(window.startInText());
    start(window.endInText());
    OwnedTokens own = new OwnedTokens(window);
    started.forEach(one -> one.sum().add(own, states, firstRow, isUnknown));
  }

  private void start(int before) {
    for (; next < order.length && spans.get(order[next]).start() < before; next++) {
      started.add(new Started(order[next], new SpanSum(spans.get(order[next]), width)));
    }
  }

  private void end(int upTo) {
    for (Iterator<Started> each = started.iterator(); each.hasNext(); ) {
      Started one = each.next();
      if (one.sum().span().end() <= upTo) {
        means[one.number()] = one.sum().mean();
        each.remove();
      }
    }
  }

  /** Returns the means in the order of the spans, after the last window has been added. */
  public List<SpanMean> means() {
    start(Integer.MAX_VALUE);
    end(Integer.MAX_VALUE);
    return List.of(means);
  }
}
