// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMemoryTest {
  private static final String MEMINFO = "MemTotal:       9000 kB\nMemAvailable:   8 kB\n";

  @TempDir Path root;

  @Test
  void nothing_is_known_without_the_files_of_linux() {
    assertEquals(OptionalLong.empty(), available());
  }

  @Test
  void a_machine_without_containers_tells_itself() throws Exception {
    write("proc/meminfo", MEMINFO);
    assertEquals(OptionalLong.of(8192), available());
  }

  @Test
  void a_container_has_what_it_may_take_and_the_caches_of_its_files() throws Exception {
    write("proc/meminfo", MEMINFO);
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/memory.max", "5000\n");
    write("sys/fs/cgroup/memory.current", "4000\n");
    write("sys/fs/cgroup/memory.stat", "anon 3000\nfile 900\ninactive_file 500\nactive_file 400\n");
    assertEquals(OptionalLong.of(1900), available());
  }

  @Test
  void a_service_is_limited_by_its_own_group() throws Exception {
    write("proc/meminfo", MEMINFO);
    write("proc/self/cgroup", "1:name=systemd:/x\n0::/system.slice/solr.service\n");
    write("sys/fs/cgroup/system.slice/solr.service/memory.max", "5000\n");
    write("sys/fs/cgroup/system.slice/solr.service/memory.current", "4500\n");
    assertEquals(OptionalLong.of(500), available());
  }

  @Test
  void a_group_without_a_limit_has_what_the_machine_has() throws Exception {
    write("proc/meminfo", MEMINFO);
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/memory.max", "max\n");
    write("sys/fs/cgroup/memory.current", "4000\n");
    assertEquals(OptionalLong.of(8192), available());
  }

  @Test
  void groups_of_the_first_version_are_read_too() throws Exception {
    write("proc/meminfo", MEMINFO);
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "5000\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "4990\n");
    write(
        "sys/fs/cgroup/memory/memory.stat",
        "inactive_file 1\ntotal_inactive_file 20\ntotal_active_file 30\n");
    assertEquals(OptionalLong.of(60), available());
  }

  @Test
  void this_machine_has_some() {
    assertTrue(MachineMemory.here().total() > 0);
  }

  private OptionalLong available() {
    return new MachineMemory(root, 9000).available();
  }

  private void write(String file, String content) throws Exception {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
