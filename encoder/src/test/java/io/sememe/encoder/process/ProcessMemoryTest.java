// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
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
  void system_tools_show_them_all_the_same() throws Exception {
    Files.writeString(
        folder.resolve("status"),
        "Name:\tjava\nVmHWM:\t  900000 kB\nVmRSS:\t  512 kB\nRssAnon:\t  400 kB\n");
    ProcessMemory memory = new ProcessMemory(folder);
    assertEquals(OptionalLong.of(512 * 1024), memory.residentWithFiles());
  }

  @Test
  void where_the_kernel_says_nothing_of_it_nothing_is_known() throws Exception {
    Files.writeString(folder.resolve("status"), "Name:\tjava\n");
    assertEquals(OptionalLong.empty(), new ProcessMemory(folder).residentWithFiles());
  }

  @Test
  void nothing_is_known_of_a_process_that_has_ended() {
    ProcessMemory memory = new ProcessMemory(folder.resolve("none"));
    assertEquals(OptionalLong.empty(), memory.resident());
    assertEquals(OptionalLong.empty(), memory.outsideHeap());
  }

  @Test
  void what_a_security_manager_forbids_to_read_is_not_known() {
    ProcessMemory memory = new ProcessMemory(forbidden());
    assertEquals(OptionalLong.empty(), memory.resident());
    assertEquals(OptionalLong.empty(), memory.residentWithFiles());
  }

  private static Path forbidden() {
    return (Path)
        Proxy.newProxyInstance(
            Path.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (path, method, arguments) -> {
              if (method.getName().equals("resolve")) {
                return path;
              }
              throw new SecurityException("access denied");
            });
  }

  @Test
  void this_process_is_in_memory() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    assertEquals(linux, ProcessMemory.own().resident().isPresent());
    long own = ProcessMemory.own().resident().orElse(1);
    assertTrue(own > 0);
    assertTrue(own <= ProcessMemory.own().residentWithFiles().orElse(1));
  }
}
