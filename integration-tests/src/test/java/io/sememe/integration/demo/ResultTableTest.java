// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private static final Hit SHORT = new Hit("Silk", "textiles", 7.25);
  private static final Hit LONG = new Hit("x".repeat(200), "y".repeat(200), 123.4567);

  @Test
  void columns_stand_side_by_side() {
    List<String> lines = ResultTable.lines(List.of(SHORT), List.of(SHORT, SHORT));
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).startsWith("   1 Silk "));
    assertEquals(lines.get(0).indexOf('|'), lines.get(1).indexOf('|'));
    assertEquals(lines.get(1).indexOf('|'), lines.get(2).indexOf('|'));
    assertTrue(lines.get(2).endsWith("2 Silk                           textiles      7.250"));
  }

  @Test
  void long_titles_are_cut_and_no_line_is_too_wide() {
    List<String> lines = ResultTable.lines(List.of(LONG), List.of(LONG));
    assertTrue(lines.get(1).contains("xxx... yyy"));
    lines.forEach(line -> assertTrue(line.length() <= ResultTable.WIDTH, line));
  }

  @Test
  void a_side_without_hits_says_so() {
    assertTrue(ResultTable.lines(List.of(), List.of(SHORT)).get(1).startsWith("   nothing"));
  }
}
