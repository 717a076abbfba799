// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.testing.RandomTexts;
import org.junit.jupiter.api.Test;

class CodePointsTest {
  @Test
  void every_code_point_position_is_where_java_counts_it() {
    for (long seed = 0; seed < 1_000; seed++) {
      String text = new RandomTexts(seed).next();
      CodePoints codePoints = CodePoints.of(text);
      int count = text.codePointCount(0, text.length());
      for (int i = 0; i <= count; i++) {
        assertEquals(text.offsetByCodePoints(0, i), codePoints.toChar(i), "seed " + seed);
      }
    }
  }

  @Test
  void a_position_beyond_the_end_is_the_end() {
    assertEquals(3, CodePoints.of("abc").toChar(7));
    assertEquals(3, CodePoints.of("a\uD83D\uDE00").toChar(7));
    assertEquals(0, CodePoints.of("").toChar(1));
  }
}
