// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenLimitsTest {
  @Test
  void the_least_binding_limit_is_in_force_and_the_others_are_only_shown() {
    TokenLimits limits =
        TokenLimits.of(List.of(512, 256, 384), Map.of("tokenizer_config.json", 128));
    assertEquals(256, limits.inForce());
    assertEquals(Map.of("tokenizer_config.json", 128), limits.stated());
  }

  @Test
  void without_a_binding_limit_the_default_is_in_force() {
    assertEquals(512, TokenLimits.of(List.of(), Map.of()).inForce());
  }

  @Test
  void what_is_stated_is_a_copy() {
    Map<String, Integer> stated = new HashMap<>(Map.of("config.json", 512));
    TokenLimits limits = TokenLimits.of(List.of(1), stated);
    stated.clear();
    assertEquals(1, limits.stated().size());
    assertThrows(UnsupportedOperationException.class, () -> limits.stated().clear());
  }
}
