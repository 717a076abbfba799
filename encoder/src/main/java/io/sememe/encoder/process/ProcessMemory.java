// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much memory a process has of the machine, as Linux tells: pages of its own, not those that it
 * shares with files, which the system takes back when it needs them, unless said otherwise.
 * Elsewhere nothing is known. Immutable and thread-safe.
 */
public final class ProcessMemory {
  private static final Path PROCESSES = Path.of("/proc");

  /** A name that needs no number, which a security manager may keep from us. */
  private static final String OWN = "self";

  /** The first that the kernel ends when memory runs out. */
  private static final String FIRST_TO_GO = "1000";

  private final Path folder;

  ProcessMemory(Path folder) {
    this.folder = folder;
  }

  /** Returns that of a process. */
  static ProcessMemory of(long pid) {
    return new ProcessMemory(PROCESSES.resolve(Long.toString(pid)));
  }

  /** Returns that of this process. */
  public static ProcessMemory own() {
    return new ProcessMemory(PROCESSES.resolve(OWN));
  }

  /** Returns its bytes in memory, if they are known. */
  public OptionalLong resident() {
    return bytes("RssAnon:");
  }

  /** Returns its bytes in memory with those of files, as system tools show it, if known. */
  public OptionalLong residentWithFiles() {
    return bytes("VmRSS:");
  }

  /** Returns the bytes of this process that are not in the Java heap, if they are known. */
  public OptionalLong outsideHeap() {
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    OptionalLong resident = resident();
    return resident.isPresent()
        ? OptionalLong.of(Math.max(0, resident.getAsLong() - heap))
        : resident;
  }

  private OptionalLong bytes(String key) {
    return ProcFile.bytes(folder.resolve("status"), key);
  }

  /** Lets the kernel end this process before any other, if it can be told. */
  void sacrifice() {
    try {
      Files.writeString(folder.resolve("oom_score_adj"), FIRST_TO_GO, StandardCharsets.US_ASCII);
    } catch (IOException | SecurityException e) {
      // No Linux, or it has ended already, or it is forbidden: it is watched all the same.
      return;
    }
  }
}
