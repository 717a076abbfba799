// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.command.PackedCommand.Ended;
import io.sememe.integration.command.SetUps.SetUp;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * The doctor tells the truth of set-ups that are broken in one place each, and of whole ones.
 * Nothing here depends on permissions, which do not bind the superuser.
 */
@WholeRun
class DoctorIT {
  private static final int OK = 0;
  private static final int WARN = 1;
  private static final int FAIL = 2;

  @TempDir private static Path place;
  private static PackedCommand command;
  private static SetUps setUps;

  private SetUp setUp;

  @BeforeAll
  static void unpack() throws IOException {
    command = PackedCommand.unpack(Files.createDirectory(place.resolve("archive")));
    setUps = new SetUps(command, place);
  }

  @BeforeEach
  void makeHome(TestInfo test) throws IOException {
    setUp = setUps.healthy(test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void of_a_healthy_one_it_says_that_all_is_well_and_changes_nothing() throws IOException {
    List<String> before = contents();
    Ended ended = examine(OK);
    assertFalse(ended.said().contains("WARN") || ended.said().contains("FAIL"), ended::said);
    assertEquals(before, contents());
  }

  @Test
  void a_damaged_model_file() throws IOException {
    Path onnx = setUp.model().resolve("model.onnx");
    byte[] content = Files.readAllBytes(onnx);
    content[content.length / 2] ^= 1;
    Files.write(onnx, content);
    requireFinding("FAIL  model          tiny: model.onnx has SHA-256", FAIL);
  }

  @Test
  void a_model_file_that_leads_nowhere() throws IOException {
    Path onnx = setUp.model().resolve("model.onnx");
    Files.delete(onnx);
    Files.createSymbolicLink(onnx, Path.of("gone.onnx"));
    requireFinding("FAIL  model          tiny: file 'model.onnx' is missing", FAIL);
  }

  @Test
  void the_jars_a_second_time_in_the_lib_of_a_core() throws IOException {
    Path jar = jar("onnxruntime");
    Path core = Files.createDirectories(setUp.folder().resolve("articles/lib"));
    Files.createFile(core.resolveSibling("core.properties"));
    Files.copy(jar, core.resolve("ort.jar"));
    requireFinding("FAIL  jars           a second copy: " + core.resolve("ort.jar"), FAIL);
  }

  @Test
  void the_jar_of_onnx_runtime_missing() throws IOException {
    Path jar = jar("onnxruntime");
    Files.delete(jar);
    requireFinding("FAIL  jars           " + jar.getFileName() + " is not in " + setUp.lib(), FAIL);
  }

  @Test
  void a_jar_of_another_version_beside_the_right_one() throws IOException {
    Files.copy(jar("gson"), setUp.lib().resolve("gson-2.8.0.jar"));
    requireFinding("FAIL  jars           there are several versions of one jar", FAIL);
  }

  @Test
  void a_file_in_the_place_of_the_folder_for_native_libraries() throws IOException {
    Files.createFile(setUp.folder().resolve("natives"));
    requireFinding("FAIL  natives        ONNX Runtime's native libraries cannot be unpacked", FAIL);
  }

  @Test
  void a_foreign_file_among_the_native_libraries() throws IOException {
    Path natives = Files.createDirectory(setUp.folder().resolve("natives"));
    examine(OK);
    Path unpacked;
    try (Stream<Path> folders = Files.list(natives)) {
      unpacked = folders.findFirst().orElseThrow();
    }
    Files.createFile(unpacked.resolve("libforeign.so"));
    requireFinding("libforeign.so does not belong there", FAIL);
  }

  @Test
  void the_security_manager_on_where_there_is_one() throws IOException {
    setUp.set("SOLR_JAVA_HOME=" + setUps.java("with-manager", 21));
    setUp.set("SOLR_SECURITY_MANAGER_ENABLED=true");
    requireFinding("FAIL  security       Solr's security manager is on", FAIL);
  }

  @Test
  void a_gpu_asked_for_where_there_is_none() throws IOException {
    setUp.set("SOLR_OPTS=\"$SOLR_OPTS -Dsememe.device=cuda -Dsememe.cuda.path=/does/not/exist\"");
    requireFinding("FAIL  natives        ", FAIL);
    assertTrue(examine(FAIL).said().contains("CUDA"));
  }

  @Test
  void a_property_that_the_node_does_not_know() throws IOException {
    setUp.set("SOLR_OPTS=\"$SOLR_OPTS -Dsememe.models.memory=4000\"");
    assertTrue(examine(OK).said().contains("OK    properties     the node takes"));
    setUp.set("SOLR_OPTS=\"$SOLR_OPTS -Dsememe.thread=4\"");
    requireFinding(
        "FAIL  properties     system properties of Sememe are wrong: unknown: sememe.thread; known",
        FAIL);
  }

  @Test
  void a_heap_too_small_for_java_is_the_childs_too() throws IOException {
    setUp.set("SOLR_HEAP=1k");
    requireFinding("FAIL  natives        the process that tried it ended with 1", FAIL);
    assertTrue(examine(FAIL).said().contains("Too small maximum heap"));
  }

  @Test
  void a_newer_java_that_nobody_told_of_vector_instructions() throws IOException {
    setUp.unset("jdk.incubator.vector");
    setUp.unset("upperJavaFeatureVersion");
    requireFinding(
        "WARN  vectors        Lucene does not use the processor's vector instructions", WARN);
    assertTrue(examine(WARN).said().contains("upperJavaFeatureVersion=25"));
  }

  @Test
  void a_folder_for_temporary_files_that_is_not_there() throws IOException {
    setUp.set("SOLR_OPTS=\"$SOLR_OPTS -Djava.io.tmpdir=/does/not/exist\"");
    assertTrue(examine(FAIL).said().contains("FAIL  temp           the folder for temporary"));
  }

  @Test
  void a_java_that_cannot_be_started() throws IOException {
    setUp.set("SOLR_JAVA_HOME=/does/not/exist");
    Ended ended = examine(FAIL);
    assertTrue(ended.said().contains("FAIL  java           /does/not/exist"), ended::said);
  }

  private void requireFinding(String finding, int status) throws IOException {
    Ended ended = examine(status);
    List<String> bad = ended.said().lines().filter(line -> line.matches("(FAIL|WARN) .*")).toList();
    assertTrue(bad.stream().anyMatch(line -> line.contains(finding)), ended::said);
    // What depends on it is not called broken, it was not tried.
    List<String> others = bad.stream().filter(line -> !line.contains(finding)).toList();
    assertTrue(
        others.stream().allMatch(line -> line.matches("WARN.* not (run|tried).*")), ended::said);
    assertTrue(ended.said().contains("-> "), ended::said);
  }

  private Ended examine(int status) throws IOException {
    Ended ended =
        command.run(
            "doctor",
            "--solr-home",
            setUp.folder().toString(),
            "--solr-in",
            setUp.settings().toString());
    assertEquals(status, ended.status(), ended::said);
    return ended;
  }

  private Path jar(String artifact) throws IOException {
    try (Stream<Path> jars = Files.list(setUp.lib())) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(artifact))
          .findFirst()
          .orElseThrow();
    }
  }

  private List<String> contents() throws IOException {
    try (Stream<Path> paths = Files.walk(setUp.folder())) {
      return paths.map(Path::toString).sorted().toList();
    }
  }
}
