// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMemoryTest {
  @TempDir Path folder;

  @Test
  void pages_that_files_share_do_not_count() throws Exception {
    Files.writeString(
        folder.resolve("status"), "VmRSS:\t   90 kB\nRssAnon:\t   40 kB\nRssFile:\t   50 kB\n");
    ProcessMemory memory = new ProcessMemory(folder);
    assertEquals(OptionalLong.of(40 * 1024), memory.resident());
    assertEquals(OptionalLong.of(0), memory.outsideHeap(), "never below 0");
  }

  @Test
  void nothing_is_known_of_a_process_that_has_ended() {
    ProcessMemory memory = new ProcessMemory(folder.resolve("none"));
    assertEquals(OptionalLong.empty(), memory.resident());
    assertEquals(OptionalLong.empty(), memory.outsideHeap());
  }

  @Test
  void this_process_is_in_memory() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    assertEquals(linux, ProcessMemory.own().resident().isPresent());
    assertTrue(ProcessMemory.own().resident().orElse(1) > 0);
  }
}
