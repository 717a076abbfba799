// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Java process that ran to its end: for what would end this one.
 *
 * @param exit its exit code
 * @param output what it wrote
 * @param leftBehind the files that it left in its temporary folder, and the folders, but for the
 *     empty one that ONNX Runtime cannot delete because it tries before it has deleted its files
 */
public record ChildJvm(int exit, String output, List<String> leftBehind) {

  /**
   * Runs a class in a new JVM with the class path of the tests.
   *
   * @param folder an empty folder for its output and its temporary files
   * @throws AssertionError when it does not end in time, or crashes
   */
  public static ChildJvm run(Path folder, Duration limit, Class<?> main, String... arguments) {
    return run(folder, limit, List.of(), main, arguments);
  }

  /**
   * Runs a class, as {@link #run(Path, Duration, Class, String...)}.
   *
   * @param options what the JVM is told besides
   */
  public static ChildJvm run(
      Path folder, Duration limit, List<String> options, Class<?> main, String... arguments) {
    try {
      Path temporary = Files.createDirectories(folder.resolve("tmp"));
      Path output = folder.resolve("output.txt");
      Process process = start(folder, temporary, output, options, main, arguments);
      boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String said = Files.readString(output);
      requireNoCrash(folder, said);
      if (!ended) {
        throw new AssertionError("not ended after " + limit + ":\n" + said);
      }
      return new ChildJvm(process.exitValue(), said, leftIn(temporary));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Process start(
      Path folder,
      Path temporary,
      Path output,
      List<String> options,
      Class<?> main,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + folder.resolve("hs_err.log"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dsememe.test.models=" + System.getProperty("sememe.test.models"));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.start();
  }

  private static void requireNoCrash(Path folder, String output) {
    boolean crashed =
        output.contains("A fatal error has been detected") || output.contains("SIGABRT");
    if (crashed || Files.exists(folder.resolve("hs_err.log"))) {
      throw new AssertionError("the JVM crashed:\n" + output);
    }
  }

  private static List<String> leftIn(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .map(path -> folder.relativize(path).toString())
          .filter(path -> !path.isEmpty() && !path.matches("onnxruntime-java\\d+"))
          .sorted()
          .toList();
    }
  }

  /** Returns the number that it printed as {@code key=number}. */
  public long number(String key) {
    return output
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .mapToLong(line -> Long.parseLong(line.substring(key.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line " + key + "=:\n" + output));
  }
}
