// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container image does what INSTALL.md says: its scripts are run here, nothing is built. */
final class ContainerIT {
  private static final String FOLDER = "solr-config/docker/";
  private static final Pattern SOLR_VERSION = Pattern.compile("<solr.version>(.*?)</solr.version>");

  /** Nothing is read-only for a root that may write everywhere. */
  private static final String WITHOUT_ROOTS_PRIVILEGE =
      """
      if [ "$(id -u)" = 0 ]; then set -- setpriv --bounding-set=-dac_override; fi
      "$@" bash -euo pipefail << 'END'
      %s
      END
      """;

  @TempDir private static Path place;
  private static Archive archive;
  @TempDir private Path home;

  @BeforeAll
  static void unpack() throws IOException {
    archive = Archive.unpack(place);
  }

  @Test
  void the_settings_are_those_of_step_3_for_java_21_and_a_cluster() throws IOException {
    InstallGuide guide = InstallGuide.read();
    List<String> expected = new ArrayList<>(commands(guide.step(3).get(0)));
    expected.addAll(commands(guide.step(3).get(2)));
    assertEquals(expected, commands(read("solr.in.sh")));
  }

  @Test
  void a_container_starts_with_the_commands_of_step_2_and_of_an_upgrade() throws IOException {
    InstallGuide guide = InstallGuide.read();
    Set<String> expected = new TreeSet<>(commands(guide.section("Upgrading").get(0)));
    expected.addAll(commands(guide.step(2).get(0)));
    expected.addAll(commands(guide.section("Solr's own text-to-vector module").get(0)));
    Set<String> run = new TreeSet<>(commands(read("install.sh")));
    run.removeIf(line -> line.matches("(if|listed=|echo) ?.*|else|fi"));
    assertEquals(expected, run);
  }

  @Test
  void the_image_is_made_of_the_tested_solr_and_of_files_that_are_there() throws IOException {
    String dockerfile = read("Dockerfile");
    Matcher version = SOLR_VERSION.matcher(Files.readString(Project.file("pom.xml")));
    assertTrue(version.find());
    assertTrue(dockerfile.contains("\nFROM solr:" + version.group(1) + "\n"), dockerfile);
    for (String file : List.of("install.sh", "solr.in.sh")) {
      assertTrue(dockerfile.contains("/docker/" + file), file);
      assertTrue(Files.exists(archive.folder().resolve("docker").resolve(file)), file);
    }
  }

  @Test
  void a_new_volume_gets_what_step_2_copies() throws IOException {
    start(archive);
    for (String folder : List.of("lib", "models", "configsets")) {
      assertEquals(
          Archive.names(archive.folder().resolve(folder)), Archive.names(home.resolve(folder)));
    }
  }

  @Test
  void a_container_that_starts_again_leaves_alone_what_was_changed_in_the_volume()
      throws IOException {
    start(archive);
    Path config = home.resolve("configsets/semantic/conf/solrconfig.xml");
    Files.writeString(config, "changed");
    Files.writeString(home.resolve("sememe.jars"), "one-more.jar\n", StandardOpenOption.APPEND);
    start(archive);
    assertEquals("changed", Files.readString(config));
  }

  @Test
  void a_new_image_on_an_old_volume_upgrades_it(@TempDir Path old) throws IOException {
    start(Archive.earlier(old));
    Path others = Files.createFile(home.resolve("lib/of-others.jar"));
    start(archive);
    Set<String> expected = Archive.names(archive.folder().resolve("lib"));
    expected.add("of-others.jar");
    assertEquals(expected, Archive.names(others.resolveSibling("")));
  }

  @Test
  void an_image_with_other_jars_of_the_same_version_brings_them(@TempDir Path cpu)
      throws IOException {
    Archive before = Archive.unpack(cpu);
    Path jar = jar(before, "onnxruntime-");
    Files.move(jar, jar.resolveSibling(jar.getFileName().toString().replace("-", "_gpu-")));
    start(before);
    start(archive);
    assertEquals(
        Archive.names(archive.folder().resolve("lib")), Archive.names(home.resolve("lib")));
  }

  @Test
  void the_jar_for_solrs_own_module_is_upgraded_where_it_was(@TempDir Path old) throws IOException {
    Archive earlier = Archive.earlier(old);
    start(earlier);
    InstallGuide guide = InstallGuide.read();
    new Installation(guide, home, earlier).addTextToVector();
    start(archive);
    start(archive);
    Set<String> expected = Archive.names(archive.folder().resolve("lib"));
    expected.addAll(Archive.names(archive.folder().resolve("text-to-vector")));
    assertEquals(expected, Archive.names(home.resolve("lib")));
    assertEquals(List.copyOf(expected), sorted(Files.readAllLines(home.resolve("sememe.jars"))));
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  private static Path jar(Archive archive, String prefix) throws IOException {
    return Archive.list(archive.folder().resolve("lib")).stream()
        .filter(jar -> jar.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_installation_that_was_interrupted_is_done_again() throws IOException {
    start(archive);
    Files.delete(home.resolve("sememe.jars"));
    Files.delete(home.resolve("models/all-minilm-l6-v2/model.onnx"));
    start(archive);
    assertTrue(Files.exists(home.resolve("models/all-minilm-l6-v2/model.onnx")));
    assertFalse(Files.readString(home.resolve("sememe.jars")).isEmpty());
  }

  @Test
  void models_that_are_mounted_read_only_are_left_alone_and_the_node_starts() throws IOException {
    Path models = Files.createDirectory(home.resolve("models"));
    Files.setPosixFilePermissions(models, PosixFilePermissions.fromString("r-xr-xr-x"));
    String said = Bash.run(WITHOUT_ROOTS_PRIVILEGE.formatted(script(archive)));
    assertEquals(Set.of(), Archive.names(models));
    assertTrue(said.contains(models + " is read-only"), said);
    assertEquals(
        List.copyOf(Archive.names(home.resolve("lib"))),
        sorted(Files.readAllLines(home.resolve("sememe.jars"))));
  }

  /** As Solr's image does it: the script is sourced, and what fails ends it. */
  private void start(Archive installed) {
    Bash.run(script(installed));
  }

  private String script(Archive installed) {
    return "export SOLR_HOME='%s' SEMEME='%s'\n. '%s'\n"
        .formatted(home, installed.folder(), Project.file(FOLDER + "install.sh"));
  }

  private static String read(String file) throws IOException {
    return Files.readString(Project.file(FOLDER + file));
  }

  private static List<String> commands(String script) {
    return script
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
