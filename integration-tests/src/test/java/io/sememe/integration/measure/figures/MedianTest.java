// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void the_median_is_the_middle_or_the_mean_of_the_two_in_the_middle() {
    assertEquals(5.0, Median.of(List.of(9L, 1L, 5L)));
    assertEquals(3.5, Median.of(List.of(9L, 1L, 5L, 2L)));
    assertEquals(0.5, Median.of(List.of(0.5)));
  }

  @Test
  void nothing_has_no_median() {
    assertThrows(IllegalArgumentException.class, () -> Median.of(List.of()));
  }
}
