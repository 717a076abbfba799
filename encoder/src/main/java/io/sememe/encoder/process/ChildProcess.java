// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.process.ProcessEnd.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that is watched until it ends, and ended when it takes too much. It ends with this one,
 * if it looks at its standard input ({@link ParentWatch}). {@link #cancel()} may be called by any
 * thread.
 */
public final class ChildProcess {
  /** Between two looks: a process allocates some hundred megabytes meanwhile, at most. */
  private static final int LOOK_MILLIS = 20;

  /** Of its output only the start is read, and the disk is not its own. */
  private static final long MOST_OUTPUT = 16 << 20;

  /** Java says what is wrong, and then why. */
  private static final int SHOWN_LINES = 2;

  private static final int SHOWN_CHARACTERS = 200;

  /** It has nothing to log with, and says so. */
  private static final String LOGGING = "SLF4J";

  private final JavaCommand command;
  private final Process process;
  private volatile boolean cancelled;

  private ChildProcess(JavaCommand command, Process process) {
    this.command = command;
    this.process = process;
  }

  /**
   * Starts.
   *
   * @throws IOException when the system has no such program or no room for a process
   * @throws SecurityException when a security manager forbids it
   */
  public static ChildProcess start(JavaCommand command) throws IOException {
    Process process = command.builder().start();
    ProcessMemory.of(process.pid()).sacrifice();
    return new ChildProcess(command, process);
  }

  /** Ends it. */
  public void cancel() {
    cancelled = true;
    process.destroyForcibly();
  }

  /**
   * Waits until it has ended, whatever ends it.
   *
   * @throws InterruptedException when this thread is interrupted; the process has been ended
   */
  public ProcessEnd await(ProcessBounds bounds) throws InterruptedException {
    try {
      Way way = watch(bounds);
      return end(way, process.waitFor());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static long written(Path output) {
    try {
      return Files.size(output);
    } catch (IOException | SecurityException e) {
      return 0;
    }
  }

  private Way watch(ProcessBounds bounds) throws InterruptedException {
    ProcessMemory memory = ProcessMemory.of(process.pid());
    long begin = System.nanoTime();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      Way way = excess(bounds, memory, System.nanoTime() - begin);
      if (way != Way.EXITED) {
        process.destroyForcibly();
        return way;
      }
    }
    return Way.EXITED;
  }

  private Way excess(ProcessBounds bounds, ProcessMemory memory, long nanos) {
    if (memory.resident().orElse(0) > bounds.residentBytes()) {
      return Way.OUTGREW;
    }
    if (written(command.file(JavaCommand.OUTPUT)) > MOST_OUTPUT) {
      return Way.OVERFLOWED;
    }
    return nanos > bounds.time().toNanos() ? Way.TIMED_OUT : Way.EXITED;
  }

  private ProcessEnd end(Way way, int exit) {
    if (cancelled) {
      return new ProcessEnd(Way.CANCELLED, "", exit);
    }
    String crash = CrashLog.summary(command.file(JavaCommand.CRASH_LOG));
    if (way == Way.EXITED && (ProcessEnd.isCrash(exit) || !crash.isEmpty())) {
      return new ProcessEnd(Way.CRASHED, crash, exit);
    }
    return new ProcessEnd(way, way == Way.EXITED ? said() : "", exit);
  }

  private String said() {
    try (Stream<String> lines =
        Files.lines(command.file(JavaCommand.OUTPUT), StandardCharsets.ISO_8859_1)) {
      String start =
          lines
              .filter(line -> !line.startsWith(LOGGING) && !line.isBlank())
              .limit(SHOWN_LINES)
              .map(line -> line.substring(0, Math.min(line.length(), SHOWN_CHARACTERS)))
              .collect(Collectors.joining(" "));
      return EncoderException.withoutFolders(start).replaceAll("[^\\x20-\\x7E]", "?");
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }
}
