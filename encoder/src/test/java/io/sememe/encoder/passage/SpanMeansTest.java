// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.TextSpan;
import io.sememe.encoder.tokenize.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The state of a token is its number in the alphabet, and its square. */
class SpanMeansTest {
  private static final int WIDTH = 2;
  private static final int FIRST_ROW = 3;
  private static final String TEXT = "ab cde  fghi j klmnop qrs tuvwxyz, abc \n".repeat(8);

  @Test
  void every_span_has_the_mean_of_its_own_tokens_whatever_the_windows() {
    Random random = new Random(3);
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int start = random.nextInt(TEXT.length());
      spans.add(new TextSpan(start, start + random.nextInt(TEXT.length() - start)));
    }
    spans.add(new TextSpan(0, TEXT.length()));
    for (int size : new int[] {1, 5, 16, 100, 1_000}) {
      List<SpanMean> means = means(spans, size);
      for (int i = 0; i < spans.size(); i++) {
        requireMean(spans.get(i).of(TEXT), means.get(i));
      }
    }
  }

  private static void requireMean(String part, SpanMean mean) {
    long[] letters = LetterTokens.of(part).ids();
    double sum = 0;
    double squares = 0;
    int vowels = 0;
    for (long letter : letters) {
      sum += letter;
      squares += letter * letter;
      vowels += isVowel(letter) ? 1 : 0;
    }
    assertEquals(letters.length, mean.tokens(), part);
    assertEquals(vowels, mean.unknownTokens(), part);
    assertEquals(letters.length == 0, mean.isEmpty());
    float[] expected = {(float) (sum / letters.length), (float) (squares / letters.length)};
    assertArrayEquals(mean.isEmpty() ? new float[0] : expected, mean.mean(), part);
  }

  @Test
  void a_window_is_wanted_when_a_span_has_a_token_that_it_owns() {
    String text = "a".repeat(100);
    SpanMeans means = new SpanMeans(List.of(new TextSpan(36, 37)), WIDTH, id -> false);
    List<TokenWindow> windows = windows(text, 40);
    assertFalse(means.wants(windows.get(0)));
    assertTrue(means.wants(windows.get(1)));
    assertFalse(means.wants(windows.get(2)));
    SpanMeans none = new SpanMeans(List.of(), WIDTH, id -> false);
    assertTrue(windows.stream().noneMatch(none::wants));
    assertEquals(List.of(), none.means());
  }

  @Test
  void a_token_belongs_to_each_span_that_has_a_char_of_it_and_an_empty_span_has_none() {
    List<TextSpan> spans = List.of(new TextSpan(0, 1), new TextSpan(1, 2), new TextSpan(1, 1));
    SpanMeans means = new SpanMeans(spans, 1, id -> false);
    TokenWindow window =
        new TokenWindow(new Encoding(new long[1], new int[1], new int[] {2}), 0, 1);
    means.add(window, new float[] {7}, 0);
    assertEquals(List.of(1, 1, 0), means.means().stream().map(SpanMean::tokens).toList());
  }

  private static List<SpanMean> means(List<TextSpan> spans, int size) {
    SpanMeans means = new SpanMeans(spans, WIDTH, SpanMeansTest::isVowel);
    for (TokenWindow window : windows(TEXT, size)) {
      if (means.wants(window)) {
        means.add(window, states(window), FIRST_ROW);
      }
    }
    return means.means();
  }

  private static float[] states(TokenWindow window) {
    long[] ids = window.tokens().ids();
    float[] states = new float[(FIRST_ROW + ids.length + 1) * WIDTH];
    for (int i = 0; i < ids.length; i++) {
      states[(FIRST_ROW + i) * WIDTH] = ids[i];
      states[(FIRST_ROW + i) * WIDTH + 1] = ids[i] * ids[i];
    }
    return states;
  }

  private static boolean isVowel(long letter) {
    return "aeiou".indexOf((char) ('a' + letter)) >= 0;
  }

  private static List<TokenWindow> windows(String text, int size) {
    List<TokenWindow> windows = new ArrayList<>();
    new TokenWindows(new Source(text, LetterTokens::of, 50), size).forEachRemaining(windows::add);
    return windows;
  }
}
