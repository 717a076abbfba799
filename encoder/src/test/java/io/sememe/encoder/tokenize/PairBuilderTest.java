// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairBuilderTest {
  private static final long[] CLS = {2};
  private static final long[] SEP = {3};
  private static final PairFrame BERT = new PairFrame(CLS, SEP, SEP, 1, 2);
  private static final PairFrame ROBERTA = new PairFrame(CLS, new long[] {3, 3}, SEP, 0, 1);

  @Test
  void a_pair_that_fits_is_whole() {
    PairTokens pair = pair(BERT, 20, OptionalInt.empty(), text(10, 11), text(12, 13, 14));
    assertArrayEquals(new long[] {2, 10, 11, 3, 12, 13, 14, 3}, pair.ids());
    assertEquals(0, pair.truncatedTokens());
    pair = pair(ROBERTA, 20, OptionalInt.empty(), text(10), text(12));
    assertArrayEquals(new long[] {2, 10, 3, 3, 12, 3}, pair.ids());
  }

  @Test
  void no_pair_is_longer_than_the_model_sees_and_the_query_is_cut_only_beyond_its_share() {
    Random random = new Random(9);
    for (int round = 0; round < 2_000; round++) {
      int maxTokens = 5 + random.nextInt(30);
      int room = maxTokens - BERT.length();
      OptionalInt share =
          random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(room - 1));
      long[] query = random.longs(random.nextInt(40), 10, 99).toArray();
      long[] text = random.longs(random.nextInt(40), 100, 199).toArray();
      PairTokens pair = pair(BERT, maxTokens, share, text(query), text(text));
      int ofQuery = Math.min(query.length, share.orElse(room / 2));
      int ofText = Math.min(text.length, room - ofQuery);
      assertEquals(BERT.length() + ofQuery + ofText, pair.ids().length);
      assertTrue(pair.ids().length <= maxTokens);
      assertEquals(text.length - ofText, pair.truncatedTokens());
      assertEquals(ofQuery + 2, BERT.firstSegment(pair.ids()));
      assertEquals(3, pair.ids()[1 + ofQuery]);
    }
  }

  @Test
  void tokens_of_the_frame_in_a_text_are_left_out_and_move_no_segment() {
    PairTokens pair = pair(BERT, 20, OptionalInt.empty(), text(10, 3, 11, 2), text(3, 12, 3));
    assertArrayEquals(new long[] {2, 10, 11, 3, 12, 3}, pair.ids());
    assertEquals(4, BERT.firstSegment(pair.ids()));
    assertEquals(0, pair.truncatedTokens());
  }

  @Test
  void one_segment_has_all_tokens() {
    assertEquals(6, ROBERTA.firstSegment(new long[] {2, 10, 3, 3, 12, 3}));
  }

  @Test
  void a_text_may_be_empty_and_so_may_a_query() {
    assertArrayEquals(
        new long[] {2, 3, 3}, pair(BERT, 9, OptionalInt.empty(), text(), text()).ids());
    assertEquals(2, BERT.firstSegment(new long[] {2, 3, 3}));
  }

  @Test
  void the_longest_pair_fills_the_limit_and_the_shortest_has_a_token_of_each() {
    PairBuilder builder = new PairBuilder(BERT, 10, OptionalInt.of(6));
    assertArrayEquals(new long[] {2, 9, 9, 9, 9, 9, 9, 3, 9, 3}, builder.longest(9));
    assertArrayEquals(new long[] {2, 9, 3, 9, 3}, builder.shortest(9));
    assertEquals(7, new PairBuilder(BERT, 17, OptionalInt.empty()).queryTokens());
  }

  @Test
  void a_limit_without_room_for_both_is_refused() {
    new PairBuilder(BERT, 5, OptionalInt.empty());
    refused(4, OptionalInt.empty());
    refused(3, OptionalInt.empty());
    refused(1, OptionalInt.empty());
    refused(10, OptionalInt.of(7));
  }

  private static void refused(int maxTokens, OptionalInt queryTokens) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> new PairBuilder(BERT, maxTokens, queryTokens));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().startsWith("a limit of " + maxTokens + " tokens"), e.getMessage());
  }

  private static PairTokens pair(
      PairFrame frame, int maxTokens, OptionalInt share, Encoding query, Encoding text) {
    PairBuilder builder = new PairBuilder(frame, maxTokens, share);
    return builder.pair(builder.query(query), text);
  }

  private static Encoding text(long... ids) {
    return new Encoding(ids, new int[ids.length], new int[ids.length]);
  }
}
