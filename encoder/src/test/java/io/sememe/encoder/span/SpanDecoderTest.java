// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.span;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The spans of a window, against all that there are. */
class SpanDecoderTest {
  private static final int CASES = 20_000;

  @Test
  void the_best_spans_are_those_that_trying_all_of_them_finds() {
    Random random = new Random(1);
    for (int i = 0; i < CASES; i++) {
      requireBest(Case.random(random, false));
    }
  }

  @Test
  void of_equal_spans_the_earlier_and_then_the_shorter_one_comes_first() {
    Random random = new Random(2);
    for (int i = 0; i < CASES; i++) {
      requireBest(Case.random(random, true));
    }
  }

  @Test
  void where_all_logits_are_equal_each_token_is_a_span_of_its_own_in_order() {
    float[] rows = new float[2 * 9];
    List<TokenSpan> spans = best(new TokenLogits(rows), 3, all(5), 4, 10);
    assertEquals(List.of(0, 1, 2, 3, 4), spans.stream().map(TokenSpan::first).toList());
    assertEquals(List.of(0, 1, 2, 3, 4), spans.stream().map(TokenSpan::last).toList());
  }

  @Test
  void a_start_behind_the_best_end_takes_another_end() {
    // Of the four tokens the last is the best start and the first the best end.
    float[] rows = {9, 9, 1, 8, 0, 2, 2, 1, 7, 0};
    TokenSpan best = best(new TokenLogits(rows), 1, all(4), 30, 1).get(0);
    assertEquals(new TokenSpan(0, 0, 9), best);
  }

  @Test
  void the_tokens_around_the_text_are_no_answer_however_much_speaks_for_them() {
    float[] rows = {99, 99, 99, 99, 1, 0, 0, 2, 99, 99};
    assertEquals(List.of(new TokenSpan(0, 1, 3)), best(new TokenLogits(rows), 2, all(2), 30, 10));
  }

  @Test
  void an_answer_has_no_more_tokens_than_it_may() {
    float[] rows = {5, 0, 0, 1, 0, 2, 0, 9};
    TokenSpan best = best(new TokenLogits(rows), 0, all(4), 3, 1).get(0);
    assertEquals(new TokenSpan(1, 3, 9), best);
    assertEquals(
        new TokenSpan(0, 3, 14),
        best(new TokenLogits(rows), 0, all(4), Integer.MAX_VALUE, 1).get(0));
  }

  @Test
  void without_a_token_that_says_something_there_is_no_answer() {
    assertEquals(List.of(), best(new TokenLogits(new float[8]), 1, new BitSet(), 3, 5));
  }

  @Test
  void the_largest_floats_are_added_without_becoming_infinite() {
    float most = Float.MAX_VALUE;
    float[] rows = {-most, -most, most, most};
    TokenLogits logits = new TokenLogits(rows);
    assertEquals(2.0 * most, best(logits, 1, all(1), 1, 1).get(0).sum());
    assertEquals(-2.0 * most, logits.none());
  }

  private static void requireBest(Case one) {
    List<TokenSpan> actual =
        best(new TokenLogits(one.rows), one.firstRow, one.starts, one.ends, one.longest, one.count);
    assertEquals(one.expected(), actual, one::toString);
  }

  private static List<TokenSpan> best(
      TokenLogits logits, int firstRow, BitSet edges, int longest, int count) {
    return best(logits, firstRow, edges, edges, longest, count);
  }

  private static List<TokenSpan> best(
      TokenLogits logits, int firstRow, BitSet starts, BitSet ends, int longest, int count) {
    return new SpanDecoder(logits, firstRow, starts, ends, longest).best(count);
  }

  private static BitSet all(int tokens) {
    BitSet edges = new BitSet();
    edges.set(0, tokens);
    return edges;
  }

  /** Logits, and what is asked of them. */
  private record Case(
      float[] rows, int firstRow, int tokens, BitSet starts, BitSet ends, int longest, int count) {
    static Case random(Random random, boolean ties) {
      int tokens = 1 + random.nextInt(random.nextBoolean() ? 5 : 24);
      int firstRow = 1 + random.nextInt(5);
      float[] rows = new float[2 * (firstRow + tokens + random.nextInt(3))];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = ties ? random.nextInt(3) : (float) random.nextGaussian() * 5;
      }
      return new Case(
          rows,
          firstRow,
          tokens,
          edges(random, tokens),
          edges(random, tokens),
          1 + random.nextInt(12),
          1 + random.nextInt(6));
    }

    private static BitSet edges(Random random, int tokens) {
      BitSet edges = new BitSet();
      int odds = 1 + random.nextInt(5);
      IntStream.range(0, tokens).forEach(i -> edges.set(i, random.nextInt(5) < odds));
      return edges;
    }

    /** Tries all spans, the best first, and keeps those that no better one overlaps. */
    List<TokenSpan> expected() {
      List<TokenSpan> best = new ArrayList<>();
      for (TokenSpan span : sorted()) {
        boolean free =
            best.stream()
                .allMatch(other -> span.last() < other.first() || span.first() > other.last());
        if (free && best.size() < count) {
          best.add(span);
        }
      }
      return best;
    }

    private List<TokenSpan> sorted() {
      List<TokenSpan> spans = new ArrayList<>();
      for (int first = 0; first < tokens; first++) {
        for (int last = first; last < Math.min(tokens, first + longest); last++) {
          if (starts.get(first) && ends.get(last)) {
            double start = rows[2 * (firstRow + first)];
            spans.add(new TokenSpan(first, last, start + rows[2 * (firstRow + last) + 1]));
          }
        }
      }
      spans.sort(
          Comparator.comparingDouble((TokenSpan span) -> -span.sum())
              .thenComparingInt(TokenSpan::first)
              .thenComparingInt(TokenSpan::last));
      return spans;
    }
  }
}
