// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory of the machine, or of the container that this process is in, whichever is less.
 * Immutable and thread-safe.
 */
public final class MachineMemory {
  private static final String VERSION_2 = "0::/";

  private final Path root;
  private final long total;

  /**
   * Creates.
   *
   * @param root the folder that the system's files are below
   * @param total its bytes
   */
  public MachineMemory(Path root, long total) {
    this.root = root;
    this.total = total;
  }

  /** Returns that of this process. */
  public static MachineMemory here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new MachineMemory(Path.of("/"), system.getTotalMemorySize());
  }

  /** Returns its bytes. */
  public long total() {
    return total;
  }

  /**
   * Returns the bytes that can be had without ending anything, if the system tells: caches of files
   * count as free, since the system gives them up.
   */
  public OptionalLong available() {
    OptionalLong machine = ProcFile.bytes(root.resolve("proc/meminfo"), "MemAvailable:");
    OptionalLong container = ofContainer();
    return machine.isPresent() && container.isPresent()
        ? OptionalLong.of(Math.min(machine.getAsLong(), container.getAsLong()))
        : machine;
  }

  private OptionalLong ofContainer() {
    Path groups = root.resolve("sys/fs/cgroup");
    OptionalLong second = left(groups.resolve(group()), "memory.max", "memory.current", "");
    return second.isPresent()
        ? second
        : left(
            groups.resolve("memory"), "memory.limit_in_bytes", "memory.usage_in_bytes", "total_");
  }

  /** Empty where nothing is limited: the file does not hold a number then. */
  private static OptionalLong left(Path group, String limit, String usage, String prefix) {
    OptionalLong most = ProcFile.bytes(group.resolve(limit), "");
    OptionalLong used = ProcFile.bytes(group.resolve(usage), "");
    if (most.isEmpty() || used.isEmpty()) {
      return OptionalLong.empty();
    }
    Path parts = group.resolve("memory.stat");
    long files =
        ProcFile.bytes(parts, prefix + "inactive_file").orElse(0)
            + ProcFile.bytes(parts, prefix + "active_file").orElse(0);
    return OptionalLong.of(Math.max(0, most.getAsLong() - used.getAsLong() + files));
  }

  // In a container its own group is the root of what it sees, whatever the name says.
  private String group() {
    try (Stream<String> lines =
        Files.readString(root.resolve("proc/self/cgroup"), StandardCharsets.UTF_8).lines()) {
      String name =
          lines
              .filter(line -> line.startsWith(VERSION_2))
              .map(line -> line.substring(VERSION_2.length()))
              .findFirst()
              .orElse("");
      return Files.isDirectory(root.resolve("sys/fs/cgroup").resolve(name)) ? name : "";
    } catch (IOException | SecurityException e) {
      return "";
    }
  }
}
