// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankingRunTest {

  @Test
  void the_median_is_the_middle_or_the_mean_of_the_two_in_the_middle() {
    assertEquals(5.0, RankingRun.median(List.of(9L, 1L, 5L)));
    assertEquals(3.5, RankingRun.median(List.of(9L, 1L, 5L, 2L)));
  }
}
