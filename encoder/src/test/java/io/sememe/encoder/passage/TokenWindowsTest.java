// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.tokenize.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TokenWindowsTest {
  private static final String TEXT = " ab cde  fghi j klmnop qrs tuvwxyz, abc \n".repeat(5);

  @Test
  void each_token_is_owned_by_the_window_in_which_it_has_the_most_context() {
    for (int length = 0; length < TEXT.length(); length += 3) {
      for (int size = 1; size < 40; size++) {
        for (int piece : new int[] {1, 7, 1_000}) {
          requireMostContext(TEXT.substring(0, length), size, piece);
        }
      }
    }
  }

  private static void requireMostContext(String text, int size, int piece) {
    Encoding all = LetterTokens.of(text);
    int length = Math.min(size, all.length());
    List<TokenWindow> windows = windows(text, size, piece);
    int[] starts = new int[windows.size()];
    int owned = 0;
    for (int i = 0; i < starts.length; i++) {
      TokenWindow window = windows.get(i);
      starts[i] = Arrays.binarySearch(all.starts(), window.tokens().starts()[0]);
      assertEquals(length, window.tokens().length());
      assertTrue(i == 0 || starts[i] > starts[i - 1]);
      requireTokens(all, starts[i], window.tokens());
      assertEquals(owned, starts[i] + window.ownStart());
      owned = starts[i] + window.ownEnd();
    }
    assertEquals(all.length(), owned);
    for (int i = 0; i < starts.length; i++) {
      for (int own = windows.get(i).ownStart(); own < windows.get(i).ownEnd(); own++) {
        int token = starts[i] + own;
        int most =
            Arrays.stream(starts).map(start -> context(token - start, length)).max().orElse(0);
        assertEquals(most, context(own, length), "of " + token);
      }
    }
  }

  private static int context(int place, int length) {
    return Math.min(place, length - 1 - place);
  }

  private static void requireTokens(Encoding all, int from, Encoding window) {
    int to = from + window.length();
    assertArrayEquals(Arrays.copyOfRange(all.ids(), from, to), window.ids());
    assertArrayEquals(Arrays.copyOfRange(all.starts(), from, to), window.starts());
    assertArrayEquals(Arrays.copyOfRange(all.ends(), from, to), window.ends());
  }

  @Test
  void windows_overlap_by_a_quarter() {
    List<TokenWindow> windows = windows("a".repeat(100), 40, 1_000);
    assertEquals(
        List.of(0, 30, 60), windows.stream().map(window -> window.tokens().starts()[0]).toList());
    assertEquals(35, windows.get(0).ownEnd());
    assertEquals(5, windows.get(1).ownStart());
  }

  @Test
  void a_text_without_a_token_has_no_window() {
    for (String text : new String[] {"", " ", "., ;"}) {
      TokenWindows windows = new TokenWindows(new Source(text, LetterTokens::of, 10), 4);
      assertFalse(windows.hasNext());
      assertThrows(NoSuchElementException.class, windows::next);
    }
  }

  @Test
  void a_long_text_is_tokenised_as_far_as_its_windows_are_asked_for() {
    int[] read = {0};
    String text = "abc ".repeat(10_000);
    ContentTokenizer counting =
        piece -> {
          read[0] += piece.length();
          return LetterTokens.of(piece);
        };
    TokenWindows windows = new TokenWindows(new Source(text, counting, 100), 40);
    windows.next();
    assertTrue(read[0] < 300, read[0] + " chars");
  }

  private static List<TokenWindow> windows(String text, int size, int piece) {
    List<TokenWindow> windows = new ArrayList<>();
    new TokenWindows(new Source(text, LetterTokens::of, piece), size)
        .forEachRemaining(windows::add);
    return windows;
  }
}
