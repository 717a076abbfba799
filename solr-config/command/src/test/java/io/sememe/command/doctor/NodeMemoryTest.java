// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.testing.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NodeMemoryTest {
  private static final String STARTED = "started by the environment alone";

  @TempDir Path home;

  @Test
  void a_node_that_runs_was_told_what_no_settings_say() {
    NodeMemory memory =
        new NodeMemory(
            settings(Map.of("SOLR_OPTS", "-Dsememe.threads=2 -XX:MaxDirectMemorySize=1g")),
            node(
                "-server",
                "-Xmx4g",
                "-Dother=1",
                "-Dsememe.threads=3",
                "-XX:MaxDirectMemorySize=1g"));
    assertEquals(List.of("-Xmx4g", "-XX:MaxDirectMemorySize=1g"), memory.options());
    assertEquals(
        List.of("-Xmx4g", "-XX:MaxDirectMemorySize=1g", "-Dsememe.threads=3"),
        CarriedOptions.of(memory.settings(), memory));
    String said = memory.finding().text();
    assertTrue(said.contains("runs (process 7) with -Xmx4g -XX:MaxDirectMemorySize=1g; "), said);
    assertTrue(said.contains(STARTED + " it would have -Xmx512m -XX:MaxDirect"), said);
  }

  @Test
  void a_node_that_runs_as_the_settings_say_is_told_of_once() {
    NodeMemory memory = new NodeMemory(settings(Map.of("SOLR_HEAP", "4g")), node("-Xmx4g"));
    assertEquals("the node runs (process 7) with -Xmx4g", memory.finding().text());
  }

  @Test
  void where_no_node_runs_it_is_said_what_was_assumed() {
    String said = new NodeMemory(settings(Map.of()), Optional.empty()).finding().text();
    assertTrue(said.contains("no node was found"), said);
    assertTrue(said.contains("it has -Xmx512m, unless bin/solr start is given -m"), said);
    String chosen =
        new NodeMemory(settings(Map.of("SOLR_JAVA_MEM", "-Xms1g")), Optional.empty())
            .finding()
            .text();
    assertTrue(chosen.contains("it has as much heap as Java chooses, unless"), chosen);
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "Windows does not tell what a process was started with")
  void the_doctor_finds_the_node_that_runs_with_the_home_and_no_other() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));
    Path link = Files.createSymbolicLink(home.resolve("link"), home);
    // Longer than the page that Java reads of the command line of another process.
    String much = "-Dmuch=" + "x".repeat(5_000);
    Process process = start(much, "-Xmx77m", "-Dsolr.solr.home=" + link);
    try {
      assertTrue(
          doctor(home).contains("the node runs (process " + process.pid() + ") with -Xmx77m"));
      assertTrue(doctor(other).contains("no node was found"));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static String doctor(Path folder) {
    return Said.by("doctor", "--solr-home", folder.toString()).out();
  }

  private Process start(String... options) throws IOException {
    Path bin = Path.of(System.getProperty("java.home"), "bin", "java");
    Path waits =
        Files.writeString(
            home.resolve("Waits.java"),
            """
            class Waits {
              public static void main(String[] arguments) throws Exception {
                System.out.write('.');
                System.out.flush();
                System.in.read();
              }
            }
            """);
    ProcessBuilder builder = new ProcessBuilder(bin.toString());
    builder.command().addAll(List.of(options));
    builder.command().add(waits.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertEquals('.', process.getInputStream().read());
    return process;
  }

  private static Optional<RunningNode> node(String... arguments) {
    return Optional.of(new RunningNode(7, List.of(arguments)));
  }

  private static SolrSettings settings(Map<String, String> values) {
    return new SolrSettings(Optional.empty(), values);
  }
}
