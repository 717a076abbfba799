// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResidentMemoryTest {

  @Test
  void it_is_read_from_what_linux_says_of_a_process() {
    String status = "Name:\tjava\nVmHWM:\t  900000 kB\nVmRSS:\t  512 kB\nRssAnon:\t  400 kB\n";
    assertEquals(Optional.of(512 * 1024L), ResidentMemory.of(status));
  }

  @Test
  void where_nothing_is_said_nothing_is_known() {
    assertEquals(Optional.empty(), ResidentMemory.of("Name:\tjava\n"));
  }
}
