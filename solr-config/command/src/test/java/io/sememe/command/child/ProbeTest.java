// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.testing.Said;
import io.sememe.command.testing.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  private static final String MODEL = "tiny";

  @TempDir private static Path home;

  @BeforeAll
  static void install() throws Exception {
    Path source = Files.createDirectory(home.resolve("source"));
    TinyModel.write(source);
    Said said =
        Said.by(
            "models",
            "add",
            source.toString(),
            "--name",
            MODEL,
            "--licence",
            "mit",
            "--solr-home",
            home.toString());
    assertEquals(0, said.status(), said::err);
  }

  @Test
  void a_model_has_the_memory_that_the_node_gives_to_models() {
    assertEquals(Optional.empty(), problem("-Dsememe.models.memory=4000"));
    String refused = problem("-Dsememe.models.memory=1").orElseThrow();
    assertTrue(refused.contains("raise sememe.models.memory"), refused);
  }

  @Test
  void java_itself_and_pages_of_files_do_not_count_as_the_models() {
    ChildJvm jvm = jvm("-Xmx32m", "-XX:ActiveProcessorCount=2", "-Dsememe.models.memory=72");
    assertEquals(Optional.empty(), probe(jvm).tryModel(MODEL).problem());
  }

  @Test
  void a_memory_that_the_node_would_refuse_does_not_end_the_trial() {
    assertEquals(Optional.empty(), problem("-Dsememe.models.memory=much"));
    assertEquals(Optional.empty(), problem("-Dsememe.models.memory=0"));
  }

  @Test
  void jars_without_a_plugin_do_not_fit() {
    String problem = probe("-Dsememe.threads=4").tryProperties().problem().orElseThrow();
    assertTrue(problem.contains("the jars do not fit each other"), problem);
  }

  private static Optional<String> problem(String option) {
    return probe(option).tryModel(MODEL).problem();
  }

  private static Probe probe(String option) {
    return probe(jvm("-Xmx512m", option));
  }

  private static Probe probe(ChildJvm jvm) {
    return new Probe(jvm, home.resolve("models"), "cpu", Optional.empty());
  }

  private static ChildJvm jvm(String... options) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ChildJvm(java, List.of(options), classPath, Duration.ofMinutes(1));
  }
}
