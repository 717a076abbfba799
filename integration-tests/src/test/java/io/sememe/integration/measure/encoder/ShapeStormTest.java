// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeStormTest {

  @Test
  void growth_is_what_the_second_half_adds_to_the_most_of_the_first() {
    assertEquals(0, ShapeStorm.growthPercent(List.of(50L, 100L, 90L, 100L)));
    assertEquals(10, ShapeStorm.growthPercent(List.of(100L, 80L, 110L, 70L)));
    assertEquals(-20, ShapeStorm.growthPercent(List.of(100L, 80L, 70L)));
  }
}
