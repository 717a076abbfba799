// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.integration.node.NodeException;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

  @Test
  void the_system_tells_what_is_resident_and_what_was() {
    String status = "Name:\tjava\nVmPeak:\t 9000 kB\nVmHWM:\t  340000 kB\nVmRSS:\t  322000 kB\n";
    assertEquals(new ProcessMemory(322_000, 340_000), ProcessMemory.parse(status));
  }

  @Test
  void a_status_without_memory_is_refused() {
    assertThrows(NodeException.class, () -> ProcessMemory.parse("Name:\tkthreadd\n"));
  }
}
