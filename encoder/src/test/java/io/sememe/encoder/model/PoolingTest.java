// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolingTest {
  @ParameterizedTest
  @EnumSource(Pooling.class)
  void a_label_names_its_pooling_in_lower_case_and_nothing_else_does(Pooling pooling) {
    assertEquals(pooling.name().toLowerCase(Locale.ROOT), pooling.label());
    assertEquals(Optional.of(pooling), Pooling.ofLabel(pooling.label()));
    assertEquals(Optional.empty(), Pooling.ofLabel(pooling.name()));
  }
}
