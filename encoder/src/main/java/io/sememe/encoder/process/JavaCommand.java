// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Java process to start, with the Java that runs this one.
 *
 * @param main its class
 * @param classPath jars and folders
 * @param options of the JVM
 * @param folder it may write into this one only; a crash leaves its log here
 * @param arguments of its class
 */
public record JavaCommand(
    String main, List<Path> classPath, List<String> options, Path folder, List<String> arguments) {
  private static final int NATIVE_ACCESS_IS_ASKED_FOR = 22;

  /** What it says, errors included. */
  static final String OUTPUT = "output.txt";

  /** Where a crash is described. */
  static final String CRASH_LOG = "hs_err.log";

  /**
   * These would give it the agents and the ports of this process; what of them it needs, is among
   * the options.
   */
  private static final Set<String> NOT_INHERITED =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** Keeps copies. */
  public JavaCommand {
    classPath = List.copyOf(classPath);
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  /** Returns the process, not started. */
  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words()).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(NOT_INHERITED);
    // Not an argument: some native libraries cannot live with a long command line.
    environment.put(
        "CLASSPATH",
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return builder.redirectErrorStream(true).redirectOutput(file(OUTPUT).toFile());
  }

  /** Returns a file of its folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    words.add("-XX:-CreateCoredumpOnCrash");
    words.add("-XX:ErrorFile=" + file(CRASH_LOG));
    words.add("-Djava.io.tmpdir=" + folder);
    if (Runtime.version().feature() >= NATIVE_ACCESS_IS_ASKED_FOR) {
      words.add("--enable-native-access=ALL-UNNAMED");
    }
    words.addAll(options);
    words.add(main);
    words.addAll(arguments);
    return words;
  }
}
