// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.PassagePlan.Unit;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PassagePlanTest {

  @Test
  void a_plan_needs_a_token_and_an_overlap_that_leaves_room_for_more() {
    assertEquals(1, new PassagePlan(Unit.TOKENS, 1, 0, Locale.ROOT).tokens());
    assertEquals(9, new PassagePlan(Unit.SENTENCE, 10, 9, Locale.ROOT).overlap());
    refused(0, 0, "tokens must be at least 1, got: 0");
    refused(-1, 0, "tokens must be at least 1, got: -1");
    refused(10, -1, "overlap must be at least 0 and less than tokens (10), got: -1");
    refused(10, 10, "overlap must be at least 0 and less than tokens (10), got: 10");
  }

  @Test
  void a_span_lies_in_a_text_and_may_be_empty() {
    assertEquals("bank", new TextSpan(4, 8).of("the bank"));
    assertEquals(0, new TextSpan(3, 3).length());
    for (int[] wrong : new int[][] {{-1, 2}, {3, 2}}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> new TextSpan(wrong[0], wrong[1]).length());
      assertTrue(e.getMessage().endsWith("got: " + wrong[0] + " to " + wrong[1]), e.getMessage());
    }
  }

  private static void refused(int tokens, int overlap, String message) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new PassagePlan(Unit.TOKENS, tokens, overlap, Locale.ROOT).tokens());
    assertEquals(message, e.getMessage());
  }
}
