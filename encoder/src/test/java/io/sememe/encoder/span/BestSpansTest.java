// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.span;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.TextSpan;
import io.sememe.encoder.span.BestSpans.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The best spans of a text, from those of its windows. */
class BestSpansTest {
  @Test
  void of_spans_that_overlap_the_best_stays_whichever_comes_first() {
    Scored good = scored(5, 9, 2);
    Scored better = scored(8, 12, 3);
    Scored beside = scored(9, 10, 1);
    Scored apart = scored(12, 14, 1);
    for (List<Scored> order :
        List.of(List.of(good, better, beside, apart), List.of(apart, beside, better, good))) {
      assertEquals(List.of(better, apart), best(5, order));
    }
  }

  @Test
  void the_same_span_of_two_windows_is_there_once() {
    assertEquals(List.of(scored(1, 4, 7)), best(3, List.of(scored(1, 4, 6), scored(1, 4, 7))));
  }

  @Test
  void of_equal_ones_the_earlier_and_then_the_shorter_one_comes_first() {
    List<Scored> equal = List.of(scored(6, 7, 1), scored(2, 5, 1), scored(2, 4, 1));
    assertEquals(List.of(scored(2, 4, 1), scored(6, 7, 1)), best(3, equal));
  }

  @Test
  void spans_that_touch_do_not_overlap() {
    List<Scored> touching = List.of(scored(0, 2, 3), scored(2, 4, 2), scored(4, 6, 1));
    assertEquals(touching, best(3, touching));
  }

  @Test
  void many_random_spans_are_chosen_from_as_if_all_were_held() {
    Random random = new Random(8);
    for (int i = 0; i < 300; i++) {
      List<Scored> all = new ArrayList<>();
      for (int j = random.nextInt(60); j > 0; j--) {
        int start = random.nextInt(80);
        all.add(scored(start, start + 1 + random.nextInt(9), random.nextInt(12)));
      }
      int count = 1 + random.nextInt(8);
      assertEquals(expected(all, count), best(count, all));
    }
  }

  @Test
  void a_book_of_windows_leaves_the_best_of_it() {
    BestSpans spans = new BestSpans(2);
    for (int i = 0; i < 50_000; i++) {
      spans.add(scored(10 * i, 10 * i + 4, i % 40_000));
    }
    assertEquals(
        List.of(scored(399_990, 399_994, 39_999), scored(399_980, 399_984, 39_998)), spans.best());
  }

  private static List<Scored> expected(List<Scored> all, int count) {
    List<Scored> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingDouble((Scored one) -> -one.sum())
            .thenComparingInt(one -> one.span().start())
            .thenComparingInt(one -> one.span().end()));
    List<Scored> best = new ArrayList<>();
    for (Scored one : sorted) {
      boolean free =
          best.stream()
              .allMatch(
                  other ->
                      one.span().end() <= other.span().start()
                          || other.span().end() <= one.span().start());
      if (free && best.size() < count) {
        best.add(one);
      }
    }
    return best;
  }

  private static List<Scored> best(int count, List<Scored> spans) {
    BestSpans best = new BestSpans(count);
    spans.forEach(best::add);
    return best.best();
  }

  private static Scored scored(int start, int end, double sum) {
    return new Scored(new TextSpan(start, end), sum);
  }
}
