// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {
  @Test
  void whoever_is_interrupted_waits_no_longer_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    assertThrows(NodeException.class, () -> Pause.of(Duration.ofMinutes(5)));
    assertTrue(Thread.interrupted());
  }
}
