// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.integration.measure.load.LoadPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoadMeasurementTest {
  @Test
  void without_arguments_five_hundred_clients_ask() throws UsageException {
    assertEquals(new LoadPlan(25, 5, 500, 2_000, 200), plan());
  }

  @Test
  void seconds_and_options_say_otherwise() throws UsageException {
    assertEquals(
        new LoadPlan(9, 1, 2, 3, 4),
        plan("9", "--rounds", "1", "--clients", "2", "--documents", "3", "--cycles", "4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "soon", "9 9"})
  void what_is_no_number_of_seconds_is_not_understood(String seconds) {
    assertThrows(UsageException.class, () -> plan(seconds.split(" ")));
  }

  private static LoadPlan plan(String... words) throws UsageException {
    return LoadMeasurement.plan(Arguments.parse(List.of(words), LoadMeasurement.OPTIONS));
  }
}
