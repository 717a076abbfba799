// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrHome;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who does what INSTALL.md says gets what it promises. */
class InstallGuideIT {
  private static final String PRINT_OPTIONS = "\nprintf '%s' \"$SOLR_OPTS\"";

  @TempDir private Path place;
  private InstallGuide guide;

  @BeforeEach
  void read() throws IOException {
    guide = InstallGuide.read();
  }

  @Test
  void its_commands_install_what_the_tests_run_on_and_document_1_comes_first() throws IOException {
    Archive archive = Archive.unpack(place);
    assertEquals(archive.folder().getFileName(), nameOfTheExample());
    try (SolrHome home = SolrHome.plain();
        SolrHome expected = SolrHome.installed()) {
      Installation installation = new Installation(guide, home.folder(), archive);
      installation.copy();
      assertListsTheJars(home.folder(), archive);
      assertSameFiles(expected.folder(), home.folder());
      try (SolrNode node = SolrNode.start(NodeSpec.on(home))) {
        Bash.run(guide.step(5).get(0), node);
        JsonNode found = Printed.lastOf(installation.tryIt(node));
        assertEquals("1", found.at("/response/docs/0/id").asText(), found.toString());
        assertEquals(2, found.at("/response/docs").size());
        assertEquals("true", Printed.lastOf(operate(node)).path("ready").asText());
      }
    }
  }

  @Test
  void the_jar_for_solrs_own_module_is_added_to_the_others_and_to_their_list() throws IOException {
    Archive archive = Archive.unpack(place);
    try (SolrHome home = SolrHome.plain()) {
      Installation installation = new Installation(guide, home.folder(), archive);
      installation.copy();
      installation.addTextToVector();
      List<String> listed = Files.readAllLines(home.folder().resolve("sememe.jars"));
      assertTrue(listed.stream().anyMatch(jar -> jar.startsWith("sememe-text-to-vector-")));
      assertEquals(new TreeSet<>(listed), Archive.names(home.folder().resolve("lib")));
    }
  }

  @Test
  void the_settings_for_java_25_are_the_flags_of_the_tests() {
    List<String> settings = guide.step(3);
    assertEquals(3, settings.size());
    assertEquals(new Jdk(place, 25).flags(), options(settings.get(1)));
  }

  @Test
  void the_settings_for_java_21_switch_the_security_manager_off_and_are_the_flags_of_the_tests() {
    String settings = guide.step(3).get(0);
    assertEquals(new Jdk(place, 21).flags(), options(settings));
    assertEquals("false", Bash.run(settings(settings) + "\nprintf $SOLR_SECURITY_MANAGER_ENABLED"));
  }

  @Test
  void the_settings_for_a_cluster_are_those_of_the_tests() {
    Set<String> expected = new TreeSet<>();
    SolrCluster.SETTINGS.forEach((name, value) -> expected.add("-D" + name + "=" + value));
    assertEquals(expected, new TreeSet<>(options(guide.step(3).get(2))));
  }

  private String operate(SolrNode node) {
    return Bash.run(String.join("\n", guide.section("Models and status")), node);
  }

  private Path nameOfTheExample() {
    String export = guide.step(1).get(0).lines().toList().get(1);
    return Path.of(export.substring(export.indexOf('/'))).getFileName();
  }

  private static void assertListsTheJars(Path home, Archive archive) throws IOException {
    Path list = home.resolve("sememe.jars");
    Set<String> jars = Archive.names(archive.folder().resolve("lib"));
    assertEquals(List.copyOf(jars), Files.readAllLines(list));
    Files.delete(list);
  }

  private static List<String> options(String settings) {
    String options = Bash.run(settings(settings) + PRINT_OPTIONS).strip();
    // The scripts of Solr split at blanks; java takes the module with a blank or an equals sign.
    return List.of(options.replace("--add-modules ", "--add-modules=").split(" ", -1));
  }

  private static String settings(String settings) {
    return "SOLR_OPTS=\n" + settings;
  }

  private static void assertSameFiles(Path expected, Path actual) throws IOException {
    Map<Path, Path> files = files(expected);
    Map<Path, Path> installed = files(actual);
    assertTrue(files.containsKey(Path.of("configsets/semantic/conf/solrconfig.xml")));
    assertEquals(files.keySet(), installed.keySet());
    for (Map.Entry<Path, Path> file : files.entrySet()) {
      Path other = installed.get(file.getKey());
      assertEquals(-1, Files.mismatch(file.getValue(), other), other::toString);
    }
  }

  private static Map<Path, Path> files(Path folder) throws IOException {
    Map<Path, Path> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.filter(Files::isRegularFile).forEach(file -> files.put(folder.relativize(file), file));
    }
    return files;
  }
}
