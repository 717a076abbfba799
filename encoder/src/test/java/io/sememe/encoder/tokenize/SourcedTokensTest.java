// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SourcedTokensTest {
  private static final long CLS = 101;
  private static final long SEP = 102;
  private static final PairFrame BERT =
      new PairFrame(new long[] {CLS}, new long[] {SEP}, new long[] {SEP}, 1, 2);

  /** The second is one of the frame's own; the third stands for no char. */
  private static final Encoding QUERY =
      new Encoding(new long[] {7, SEP, 8, 9}, new int[] {0, 2, 6, 6}, new int[] {2, 5, 6, 8});

  private static final Encoding TEXT =
      new Encoding(new long[] {CLS, 20, 21, 22}, new int[] {0, 5, 7, 9}, new int[] {5, 6, 8, 12});

  @Test
  void what_is_the_frames_own_is_left_out_and_moves_no_offset() {
    SourcedTokens placed = pair(20);
    assertArrayEquals(new long[] {CLS, 7, 8, 9, SEP, 20, 21, 22, SEP}, placed.ids());
    assertArrayEquals(new int[] {-1, 0, -1, 0, -1, 1, 1, 1, -1}, placed.sources());
    assertArrayEquals(new int[] {0, 0, 0, 6, 0, 5, 7, 9, 0}, placed.starts());
    assertArrayEquals(new int[] {0, 2, 0, 8, 0, 6, 8, 12, 0}, placed.ends());
    assertEquals(0, placed.truncatedTokens());
  }

  @Test
  void it_is_what_pairs_are_scored_with() {
    for (int maxTokens = 5; maxTokens < 12; maxTokens++) {
      PairBuilder builder = builder(maxTokens);
      PairTokens scored = builder.pair(builder.query(QUERY), TEXT);
      SourcedTokens placed = pair(maxTokens);
      assertArrayEquals(scored.ids(), placed.ids());
      assertEquals(scored.truncatedTokens(), placed.truncatedTokens());
      assertEquals(scored.ids().length, placed.sources().length);
    }
  }

  @Test
  void a_cut_query_keeps_its_first_tokens_and_the_text_what_is_left() {
    SourcedTokens placed = pair(6);
    assertArrayEquals(new long[] {CLS, 7, SEP, 20, 21, SEP}, placed.ids());
    assertArrayEquals(new int[] {-1, 0, -1, 1, 1, -1}, placed.sources());
    assertEquals(1, placed.truncatedTokens());
  }

  @Test
  void a_texts_special_tokens_and_prefix_are_from_none() {
    Encoding framed =
        new Encoding(new long[] {CLS, 5, 7, SEP}, new int[] {0, 0, 3, 0}, new int[] {0, 0, 9, 0});
    SourcedTokens placed = SourcedTokens.of(new Tokenized(framed, 1, 4, 0, 0));
    assertArrayEquals(framed.ids(), placed.ids());
    assertArrayEquals(new int[] {-1, -1, 0, -1}, placed.sources());
    assertArrayEquals(new int[] {0, 0, 3, 0}, placed.starts());
    assertArrayEquals(new int[] {0, 0, 9, 0}, placed.ends());
    assertEquals(4, placed.truncatedTokens());
    assertEquals("SourcedTokens of 4", placed.toString());
  }

  private static SourcedTokens pair(int maxTokens) {
    return SourcedTokens.of(BERT, builder(maxTokens), QUERY, TEXT);
  }

  private static PairBuilder builder(int maxTokens) {
    return new PairBuilder(BERT, maxTokens, OptionalInt.empty());
  }
}
