// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.child;

import io.sememe.command.CommandException;
import io.sememe.command.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that may die in our place: what is tried in it can bring down nothing else.
 *
 * @param java the command that starts it
 * @param flags for the JVM, its heap among them
 * @param classPath of the process
 * @param patience how long it may take; it is killed after that
 */
public record ChildJvm(String java, List<String> flags, String classPath, Duration patience) {
  private static final int LOOK_MILLIS = 50;

  /** Of each of its outputs; the disk is not its own. */
  private static final long MOST_OUTPUT = 16 << 20;

  /** Keeps a copy. */
  public ChildJvm {
    flags = List.copyOf(flags);
  }

  /**
   * How it ended.
   *
   * @param exit what it returned; 128 and the signal when it was killed
   * @param stopped why it was killed, if it was
   * @param said its standard output
   * @param errors its standard error
   */
  public record Ended(int exit, Optional<String> stopped, String said, String errors) {
    private static final int SIGNAL = 128;
    private static final int SHOWN_LINES = 3;

    /** Returns in what way it ended, of a process that should have answered. */
    public String how() {
      if (stopped.isPresent()) {
        return stopped.get() + " and was killed";
      }
      return exit > SIGNAL
          ? "it ended the process that tried it (signal " + (exit - SIGNAL) + ")"
          : "the process that tried it ended with " + exit + lastLines();
    }

    private String lastLines() {
      // A JVM says on its standard output why it cannot begin.
      String text = errors.isBlank() ? said : errors;
      List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
      return last.isEmpty() ? "" : ": " + String.join(" | ", last);
    }
  }

  /**
   * Runs a class to its end.
   *
   * @throws CommandException when Java cannot be started
   */
  public Ended run(String mainClass, List<String> arguments) {
    try {
      Path folder = Files.createTempDirectory("sememe-child");
      try {
        return run(folder, command(folder, mainClass, arguments));
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new CommandException("cannot run '" + java + "' (" + e.getMessage() + ")", e);
    }
  }

  private List<String> command(Path folder, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java);
    command.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
    command.add("-XX:-CreateCoredumpOnCrash");
    command.addAll(flags);
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  private Ended run(Path folder, List<String> command) throws IOException {
    Path said = folder.resolve("out");
    Path errors = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command);
    // Not on the command line, which some versions of ONNX Runtime want short.
    builder.environment().put("CLASSPATH", classPath);
    builder.redirectOutput(said.toFile()).redirectError(errors.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    Optional<String> stopped = stopped(process, List.of(said, errors));
    int exit = stopped.isPresent() ? -1 : process.exitValue();
    return new Ended(exit, stopped, text(said), text(errors));
  }

  private Optional<String> stopped(Process process, List<Path> outputs) {
    long begin = System.nanoTime();
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        Optional<String> excess = excess(System.nanoTime() - begin, outputs);
        if (excess.isPresent()) {
          process.destroyForcibly().waitFor();
          return excess;
        }
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }

  private Optional<String> excess(long nanos, List<Path> outputs) {
    if (nanos > patience.toNanos()) {
      return Optional.of("it did not end in " + patience.toSeconds() + " seconds");
    }
    return outputs.stream().anyMatch(file -> file.toFile().length() > MOST_OUTPUT)
        ? Optional.of("it did not stop to write messages")
        : Optional.empty();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
