// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts "pack" and "check", without what takes minutes: a folder with a feigned JDK. */
class ScriptsTest {

  /** Says what it was told, as a figure, and fails the part "parity". */
  private static final String FEIGNED_JAVA =
      """
      #!/bin/sh
      echo "gpu.told=$*"
      case "$*" in *"--only parity"*) exit 1 ;; esac
      """;

  @TempDir Path folder;

  private record Said(int status, String out, String err) {}

  @Test
  void pack_tells_what_it_would_make_and_leaves_what_has_not_changed() throws Exception {
    Said first = run("pack", "--plan", folder.toString());
    assertEquals(0, first.status(), first::err);
    List<String> lines = first.out().lines().toList();
    assertEquals(9, lines.size(), first::out);
    assertTrue(lines.stream().allMatch(line -> line.contains(" to-be-made ")), first::out);

    String[] words = lines.get(3).split(" ", -1);
    assertEquals("models", words[0]);
    Files.createDirectories(folder.resolve(".made"));
    Files.writeString(folder.resolve(".made/models.inputs"), words[2]);
    Files.writeString(folder.resolve(".made/models.sums"), "0  models.tar.gz.00\n");
    assertTrue(run("pack", "--plan", folder.toString()).out().contains("models to-be-made"));

    Files.writeString(folder.resolve("models.tar.gz.00"), "a part");
    assertTrue(run("pack", "--plan", folder.toString()).out().contains("models up-to-date"));
  }

  @Test
  void check_unpacks_runs_each_part_and_ends_with_the_figures() throws Exception {
    packed("jdk", "onnxruntime", "sememe", "models", "cuda-cudart");
    Said said = run("check", folder.toString(), "--only", "device,limits", "--libraries", "/some");
    assertEquals(0, said.status(), said::err);
    assertTrue(said.err().contains("cuda-cublas: not in the folder"), said::err);
    List<String> figures = said.out().lines().toList();
    assertEquals(2, figures.size(), said::out);
    assertTrue(figures.get(0).contains("--only device"), said::out);
    assertTrue(figures.get(1).contains("--only limits"), said::out);
    String path = "-Dsememe.cuda.path=" + folder.toRealPath().resolve("unpacked/cuda-cudart");
    assertTrue(figures.get(0).contains(path + ":/some "), said::out);
  }

  @Test
  void check_goes_on_after_a_part_that_fails_and_names_it() throws Exception {
    packed("jdk", "onnxruntime", "sememe", "models");
    Said said = run("check", folder.toString(), "--only", "parity,memory");
    assertEquals(1, said.status(), said::err);
    assertTrue(said.err().contains("Not measured to the end: parity;"), said::err);
    assertTrue(said.out().contains("--only memory"), said::out);
  }

  @Test
  void check_refuses_a_part_that_is_not_as_it_was_packed() throws Exception {
    packed("jdk", "onnxruntime", "sememe", "models");
    Files.writeString(folder.resolve("models.tar.gz.00"), "more", StandardOpenOption.APPEND);
    Said said = run("check", folder.toString(), "--only", "device");
    assertEquals(1, said.status(), said::out);
    assertTrue(said.err().contains("models.tar.gz.00: FAILED"), said::err);
    assertFalse(Files.exists(folder.resolve("unpacked/models")));
  }

  @Test
  void check_takes_nothing_for_unpacked_that_could_not_be_unpacked() throws Exception {
    packed("jdk", "onnxruntime", "sememe", "models");
    Files.writeString(folder.resolve("models.tar.gz.00"), "not packed with gzip");
    summed("jdk", "onnxruntime", "sememe", "models");
    for (int run = 0; run < 2; run++) {
      Said said = run("check", folder.toString(), "--only", "device");
      assertEquals(1, said.status(), said::err);
      assertTrue(said.err().contains("models could not be unpacked"), said::err);
      assertEquals("", said.out());
    }
    packed("jdk", "onnxruntime", "sememe", "models");
    assertEquals(0, run("check", folder.toString(), "--only", "device").status());
  }

  @Test
  void check_fails_where_the_only_part_that_was_asked_for_cannot_be_measured() throws Exception {
    packed("jdk", "onnxruntime", "sememe", "models");
    Said said = run("check", folder.toString(), "--only", "peer");
    assertEquals(1, said.status(), said::err);
    assertTrue(said.err().contains("Not measured to the end: peer;"), said::err);
    assertNotUnderstood(
        "The part quality needs --data.", "check", folder.toString(), "--only", "quality");
  }

  @Test
  void check_measures_nothing_without_a_jdk() throws Exception {
    packed("onnxruntime", "sememe", "models");
    Said said = run("check", folder.toString());
    assertEquals(1, said.status(), said::out);
    assertTrue(said.err().contains("Without jdk nothing can be measured."), said::err);
  }

  @Test
  void what_is_not_understood_is_named() throws Exception {
    packed("jdk", "onnxruntime", "sememe", "models");
    assertNotUnderstood("There is no part speed.", "check", folder.toString(), "--only", "speed");
    assertNotUnderstood("There is no option --fast.", "check", folder.toString(), "--fast");
    assertNotUnderstood("--minutes needs a value.", "check", folder.toString(), "--minutes");
    assertNotUnderstood("has no SHA256SUMS", "check", folder.resolve("jdk").toString());
    assertNotUnderstood("Usage: integration-tests/gpu/pack", "pack", "--all");
  }

  private void assertNotUnderstood(String message, String... words) throws Exception {
    Said said = run(words);
    assertEquals(2, said.status(), said::err);
    assertTrue(said.err().contains(message), said::err);
  }

  /** Writes components as "pack" does, each with one file in one part. */
  private void packed(String... components) throws Exception {
    List<String> parts = new ArrayList<>();
    for (String name : components) {
      Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
      Files.writeString(bin.resolve("java"), FEIGNED_JAVA);
      assertTrue(bin.resolve("java").toFile().setExecutable(true));
      parts.add("tar -czf %1$s.tar.gz.00 %1$s".formatted(name));
    }
    assertEquals(0, bash(List.of("-c", String.join(" && ", parts))).status());
    summed(components);
  }

  /** Writes the sums of components as they are. */
  private void summed(String... components) throws Exception {
    String parts = String.join(".tar.gz.* ", components) + ".tar.gz.*";
    Said said = bash(List.of("-c", "sha256sum " + parts));
    assertEquals(0, said.status(), said::err);
    Files.writeString(folder.resolve("SHA256SUMS"), said.out());
  }

  private Said run(String... words) throws Exception {
    Path scripts = Path.of(System.getProperty("sememe.project"), "integration-tests/gpu");
    List<String> all = new ArrayList<>(List.of(words));
    all.set(0, scripts.toRealPath().resolve(words[0]).toString());
    return bash(all);
  }

  private Said bash(List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash"));
    command.addAll(words);
    Path err = folder.resolve("stderr");
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), out, Files.readString(err));
  }
}
