// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void each_round_begins_with_another_one() {
    List<String> taken = new ArrayList<>();
    Turns.take(4, List.of("a", "b", "c"), taken::add);
    assertEquals("abc" + "bca" + "cab" + "abc", String.join("", taken));
  }
}
