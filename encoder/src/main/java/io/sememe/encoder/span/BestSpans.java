// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.span;

import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The best spans of a text, from those of its windows: of spans that overlap, as windows give them
 * where they share tokens, the best stays. Not thread-safe.
 */
public final class BestSpans {
  /** Far more than the windows of an article give; those of a book are gone through in between. */
  private static final int MOST_HELD = 4_096;

  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::sum)
          .reversed()
          .thenComparingInt(scored -> scored.span().start())
          .thenComparingInt(scored -> scored.span().end());

  private final int count;
  private List<Scored> held = new ArrayList<>();
  private int full = MOST_HELD;

  /**
   * A part of the text.
   *
   * @param span where it is, in UTF-16 chars; not empty
   * @param sum the logits of its start and its end, added
   */
  public record Scored(TextSpan span, double sum) {}

  /**
   * Creates a text without spans.
   *
   * @param count how many are wanted, at least 1
   */
  public BestSpans(int count) {
    this.count = count;
  }

  /** Adds a span of a window. */
  public void add(Scored span) {
    held.add(span);
    if (held.size() >= full) {
      held = chosen();
      full = held.size() + MOST_HELD;
    }
  }

  /** Returns the best first, of which no two overlap. */
  public List<Scored> best() {
    return List.copyOf(chosen());
  }

  private List<Scored> chosen() {
    List<Scored> best = new ArrayList<>();
    NavigableMap<Integer, Integer> ends = new TreeMap<>();
    held.sort(BEST_FIRST);
    for (Scored scored : held) {
      if (best.size() < count && isFree(ends, scored.span())) {
        best.add(scored);
        ends.put(scored.span().start(), scored.span().end());
      }
    }
    return best;
  }

  private static boolean isFree(NavigableMap<Integer, Integer> ends, TextSpan span) {
    Map.Entry<Integer, Integer> before = ends.lowerEntry(span.end());
    return before == null || before.getValue() <= span.start();
  }
}
