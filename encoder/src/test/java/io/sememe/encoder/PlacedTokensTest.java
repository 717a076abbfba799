// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.Tokenized;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacedTokensTest {
  private static final String TEXT = "To be. Or not";

  /** Each word with the white space before it, as SentencePiece counts it. */
  private static final int[] STARTS = {0, 0, 2, 5, 6, 9, 0};

  private static final int[] ENDS = {0, 2, 5, 6, 9, 13, 0};

  @Test
  void a_token_starts_with_what_is_no_white_space() {
    PlacedTokens placed = PlacedTokens.of(seen(), TEXT, 0, TEXT.length());
    assertArrayEquals(new int[] {1, 2, 3, 4, 5}, placed.columns());
    assertArrayEquals(new int[] {0, 3, 5, 7, 10}, placed.starts());
    assertArrayEquals(new int[] {2, 5, 6, 9, 13}, placed.ends());
    assertEquals(STARTS.length, placed.kept());
  }

  @Test
  void the_first_word_after_a_cut_is_on_one_side_of_it() {
    int cut = TEXT.indexOf("Or");
    assertArrayEquals(new int[] {0, 3, 5}, PlacedTokens.of(seen(), TEXT, 0, cut).starts());
  }

  @Test
  void places_are_those_in_the_whole_text() {
    PlacedTokens placed = PlacedTokens.of(seen(), "Well: " + TEXT, 6, 6 + TEXT.length());
    assertArrayEquals(new int[] {6, 9, 11, 13, 16}, placed.starts());
    assertArrayEquals(new int[] {8, 11, 12, 15, 19}, placed.ends());
    assertEquals(3, placed.firstFrom(12));
    assertEquals(placed.count(), placed.firstFrom(17));
  }

  private static SeenTokens seen() {
    long[] ids = new long[STARTS.length];
    int[] all = IntStream.range(0, ids.length).toArray();
    Tokenized text = new Tokenized(new Encoding(ids, STARTS, ENDS), ids.length - 2, 0, 0, 0);
    return new SeenTokens(ids, all, STARTS, ENDS, text);
  }
}
