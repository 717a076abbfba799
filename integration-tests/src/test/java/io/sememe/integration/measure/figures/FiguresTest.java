// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final Figures figures = new Figures();

  @Test
  void figures_keep_their_order_and_their_decimals() {
    figures.add("b", 2, 1.005e3);
    figures.add("a", 7);
    figures.add("c", "text");
    assertEquals(List.of("b", "a", "c"), List.copyOf(figures.toMap().keySet()));
    assertEquals(List.of("1005.00", "7", "text"), List.copyOf(figures.toMap().values()));
  }

  @Test
  void a_key_names_one_figure() {
    figures.add("a", 1);
    assertThrows(IllegalStateException.class, () -> figures.add("a", 2));
  }
}
