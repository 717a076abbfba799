// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CleanTextTest {
  @Test
  void without_insertions_every_offset_is_its_own_original() {
    CleanText clean = new CleanText("text", new int[0], 0);
    for (int i = 0; i <= 4; i++) {
      assertEquals(i, clean.originalOffset(i));
    }
  }

  @Test
  void an_inserted_char_stands_where_the_next_original_char_stands() {
    CleanText clean = new CleanText("[ SEP]", new int[] {1}, 0);
    assertEquals(0, clean.originalOffset(0));
    assertEquals(1, clean.originalOffset(1));
    assertEquals(1, clean.originalOffset(2));
    assertEquals(5, clean.originalOffset(6));
  }

  @Test
  void random_insertions_are_undone() {
    for (long seed = 0; seed < 300; seed++) {
      requireUndone(seed);
    }
  }

  // Writes a text with insertions, remembering for each char where it comes from.
  private static void requireUndone(long seed) {
    Random random = new Random(seed);
    int[] insertions = new int[20];
    int[] origins = new int[60];
    int inserted = 0;
    int original = 0;
    for (int i = 0; i < origins.length; i++) {
      origins[i] = original;
      if (inserted < insertions.length && random.nextInt(4) == 0) {
        insertions[inserted++] = i;
      } else {
        original++;
      }
    }
    CleanText clean =
        new CleanText("x".repeat(origins.length), Arrays.copyOf(insertions, inserted), 0);
    for (int i = 0; i < origins.length; i++) {
      assertEquals(origins[i], clean.originalOffset(i), "seed " + seed + " offset " + i);
    }
  }
}
