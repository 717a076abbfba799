// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FlopsTest {

  @Test
  void the_layers_cost_what_their_matrices_say() {
    // Per layer and token: Q, K, V and output, then up and down; two operations per weight.
    double layer = 2 * (4 * 384.0 * 384 + 2 * 384.0 * 1536);
    assertEquals(6 * layer, Flops.of("all-minilm-l6-v2").orElseThrow().fixed(), 1000);
    assertEquals(12 * layer, Flops.of("bge-small-en-v1.5").orElseThrow().fixed(), 1000);
  }

  @Test
  void attention_looks_at_every_token() {
    // Per layer: scores and their sum of values, two operations each, 384 wide.
    Flops flops = Flops.of("all-minilm-l6-v2").orElseThrow();
    assertEquals(6 * 2 * 2 * 384.0 * 128, flops.perToken(128) - flops.perToken(0));
  }

  @Test
  void of_other_models_nothing_is_claimed() {
    assertTrue(Flops.of("another").isEmpty());
  }
}
