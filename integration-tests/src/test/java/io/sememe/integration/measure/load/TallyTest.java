// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private static final OptionalInt SOON = OptionalInt.of(5);
  private static final OptionalInt UNTOLD = OptionalInt.empty();

  @Test
  void what_was_not_promised_is_lost() {
    Tally tally = new Tally();
    tally.count(200, UNTOLD);
    tally.count(200, UNTOLD);
    tally.count(429, SOON);
    tally.count(503, SOON);
    assertEquals(new Answers(2, 1, 1, 0, ""), Answers.parse(tally.toString()));
    tally.count(503, UNTOLD);
    tally.count(500, SOON);
    tally.lose("reset");
    assertEquals(3, Answers.parse(tally.toString()).lost());
    assertEquals(3, tally.lost());
  }
}
