// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void the_median_is_the_middle_or_the_mean_of_the_two_in_the_middle() {
    assertEquals(5.0, Percentiles.median(List.of(9L, 1L, 5L)));
    assertEquals(3.5, Percentiles.median(List.of(9L, 1L, 5L, 2L)));
    assertEquals(0.75, Percentiles.median(List.of(0.5, 1.0)));
  }

  @Test
  void a_percentile_is_a_value_that_was_recorded_whatever_the_order() {
    List<Long> oneToThousand = LongStream.rangeClosed(1, 1_000).boxed().toList();
    List<Long> shuffled = new ArrayList<>(oneToThousand);
    Collections.shuffle(shuffled, new Random(1));
    for (int percent = 1; percent <= 100; percent++) {
      assertEquals(10.0 * percent, Percentiles.percentile(percent, shuffled));
    }
  }

  @Test
  void of_few_values_the_99th_percentile_is_the_largest() {
    List<Integer> ninetyNine = IntStream.rangeClosed(1, 99).boxed().toList();
    assertEquals(99, Percentiles.percentile(99, ninetyNine));
    assertEquals(7, Percentiles.percentile(99, List.of(7)));
    assertEquals(7, Percentiles.percentile(1, List.of(7)));
  }

  @Test
  void nothing_recorded_and_percents_that_are_none_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> Percentiles.median(List.of()));
    assertThrows(IllegalArgumentException.class, () -> Percentiles.percentile(50, List.of()));
    assertThrows(IllegalArgumentException.class, () -> Percentiles.percentile(0, List.of(1)));
    assertThrows(IllegalArgumentException.class, () -> Percentiles.percentile(101, List.of(1)));
  }
}
