// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.ModelDetails;
import io.sememe.encoder.ModelState;
import io.sememe.encoder.ModelStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether a core is ready for searches by meaning. */
final class StatusHandlerTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void a_core_is_ready_with_all_models_that_it_names_and_asks_for_no_others() {
    assertTrue(areReady("ready"));
    assertEquals(List.of("ready"), asked);
    assertTrue(areReady());
  }

  @Test
  void a_model_that_loads_or_is_not_installed_is_not_ready() {
    assertFalse(areReady("ready", "loading"));
    assertFalse(areReady("ready", "unknown"));
  }

  private boolean areReady(String... named) {
    return StatusHandler.areReady(Set.of(named), this::status);
  }

  private Optional<ModelStatus> status(String model) {
    asked.add(model);
    return switch (model) {
      case "ready" -> Optional.of(status(model, ModelState.READY));
      case "loading" -> Optional.of(status(model, ModelState.LOADING));
      default -> Optional.empty();
    };
  }

  private static ModelStatus status(String model, ModelState state) {
    return new ModelStatus(model, state, null, null, null, ModelDetails.NONE);
  }
}
