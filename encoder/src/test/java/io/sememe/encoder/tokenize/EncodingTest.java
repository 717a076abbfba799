// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EncodingTest {
  private static final Encoding TOKENS =
      new Encoding(new long[] {5, 6, 7}, new int[] {0, 3, 6}, new int[] {2, 5, 9});

  @Test
  void tokens_that_are_put_in_stand_for_no_text_and_move_no_offset() {
    for (int place = 0; place <= 3; place++) {
      Encoding more = TOKENS.withInserted(place, new long[] {8, 9});
      int from = place;
      long[] ids = new long[3];
      int[] ends = new int[3];
      for (int i = 0; i < 3; i++) {
        int now = i < from ? i : i + 2;
        ids[i] = more.ids()[now];
        ends[i] = more.ends()[now] * 100 + more.starts()[now];
      }
      assertArrayEquals(TOKENS.ids(), ids, "place " + place);
      assertArrayEquals(new int[] {200, 503, 906}, ends, "place " + place);
      assertArrayEquals(
          new long[] {8, 0, 0, 9, 0, 0},
          new long[] {
            more.ids()[from],
            more.starts()[from],
            more.ends()[from],
            more.ids()[from + 1],
            more.starts()[from + 1],
            more.ends()[from + 1]
          });
    }
  }

  @Test
  void putting_nothing_in_changes_nothing() {
    Encoding same = TOKENS.withInserted(1, new long[0]);
    assertArrayEquals(TOKENS.ids(), same.ids());
    assertArrayEquals(TOKENS.starts(), same.starts());
    assertArrayEquals(TOKENS.ends(), same.ends());
  }

  @Test
  void arrays_that_do_not_belong_together_are_refused() {
    long[] ids = {1, 2};
    int[] offsets = {0, 1};
    assertThrows(IllegalArgumentException.class, () -> new Encoding(ids, offsets, new int[] {1}));
  }
}
