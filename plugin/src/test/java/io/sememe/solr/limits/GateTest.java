// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import org.junit.jupiter.api.Test;

final class GateTest {
  private final Gate gate = new Gate("are inside", "sememe.limit", 1);

  @Test
  void who_comes_past_the_limit_is_refused_and_told_which_it_is() {
    EncoderException refused =
        gate.inside(
            () -> {
              EncoderException failure =
                  assertThrows(EncoderException.class, () -> gate.inside(() -> 0));
              assertEquals(1, gate.inside());
              return failure;
            });
    assertEquals(Kind.OVERLOADED, refused.kind());
    assertEquals(
        "1 are inside, and that is the limit (sememe.limit); try again later",
        refused.getMessage());
    assertEquals(1, gate.refused());
  }

  @Test
  void whatever_becomes_of_a_call_its_place_is_free_again() {
    assertThrows(
        IllegalStateException.class,
        () ->
            gate.inside(
                () -> {
                  throw new IllegalStateException("failed inside");
                }));
    assertEquals(0, gate.inside());
    assertEquals("in", gate.inside(() -> "in"));
    assertEquals(0, gate.refused());
  }
}
