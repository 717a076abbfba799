// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpecialTokensTest {

  /** Frames every text with the same ids. */
  private record Framing(long[] bare, long[] framed) implements NativeTokenizer {
    @Override
    public RawTokens encode(String text, boolean special) {
      long[] ids = special ? framed : bare;
      return new RawTokens(ids, new int[ids.length], new int[ids.length], new long[ids.length]);
    }

    @Override
    public void close() {}
  }

  @Test
  void what_stands_around_the_probe_is_the_frame() {
    SpecialTokens tokens = of(new long[] {7}, new long[] {101, 7, 102});
    assertArrayEquals(new long[] {101}, tokens.before());
    assertArrayEquals(new long[] {102}, tokens.after());
    assertEquals(2, tokens.count());
  }

  @Test
  void a_frame_may_stand_on_one_side_only_or_not_at_all() {
    assertEquals(0, of(new long[] {7, 8}, new long[] {7, 8}).count());
    assertArrayEquals(new long[] {1, 2}, of(new long[] {7}, new long[] {7, 1, 2}).after());
    assertArrayEquals(new long[] {1, 2}, of(new long[] {7}, new long[] {1, 2, 7}).before());
  }

  @Test
  void a_framed_text_has_its_first_tokens_and_their_offsets_between_the_special_ones() {
    SpecialTokens tokens = new SpecialTokens(new long[] {101}, new long[] {102, 103});
    Encoding content = new Encoding(new long[] {5, 6, 7}, new int[] {0, 3, 6}, new int[] {2, 5, 9});
    Encoding framed = tokens.frame(content, 2);
    assertArrayEquals(new long[] {101, 5, 6, 102, 103}, framed.ids());
    assertArrayEquals(new int[] {0, 0, 3, 0, 0}, framed.starts());
    assertArrayEquals(new int[] {0, 2, 5, 0, 0}, framed.ends());
    assertArrayEquals(new long[] {101, 102, 103}, tokens.frame(content, 0).ids());
  }

  private static SpecialTokens of(long[] bare, long[] framed) {
    return SpecialTokens.of(new Framing(bare, framed));
  }
}
