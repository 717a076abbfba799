// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whole archives are looked at by the tests of the archive. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class JarChecksTest {
  @TempDir Path place;
  private Path home;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectory(place.resolve("home"));
    jar(Files.createDirectory(home.resolve("lib")).resolve("all.jar"));
  }

  @Test
  void a_home_that_is_a_link_is_searched_as_any_other() throws IOException {
    Path link = Files.createSymbolicLink(place.resolve("link"), home);
    assertEquals(List.of(Finding.Level.OK), look(link).stream().map(Finding::level).toList());
    jar(Files.createDirectories(home.resolve("articles/lib")).resolve("copy.jar"));
    requireSecondCopy(link, link.resolve("articles/lib/copy.jar"));
  }

  @Test
  void a_core_that_is_a_link_is_searched_as_solr_finds_it() throws IOException {
    Path elsewhere = Files.createDirectories(place.resolve("elsewhere/lib"));
    jar(elsewhere.resolve("copy.jar"));
    Files.createSymbolicLink(home.resolve("articles"), elsewhere.getParent());
    Files.createSymbolicLink(elsewhere.resolve("round"), home);
    requireSecondCopy(home, home.resolve("articles/lib/copy.jar"));
  }

  @Test
  void another_name_of_the_folder_of_the_jars_is_no_second_copy() throws IOException {
    Files.createSymbolicLink(home.resolve("more"), home.resolve("lib"));
    assertEquals(List.of(Finding.Level.OK), look(home).stream().map(Finding::level).toList());
  }

  @Test
  void of_a_core_that_links_to_the_jars_the_link_is_what_goes() throws IOException {
    Path core = Files.createDirectory(home.resolve("articles"));
    Files.createFile(core.resolve("core.properties"));
    Path link = Files.createSymbolicLink(core.resolve("lib"), home.resolve("lib"));
    requireSecondCopy(home, link.resolve("all.jar"));
    List<String> mends = look(home).stream().map(Finding::mend).toList();
    assertTrue(mends.get(0).startsWith("remove the link " + link + ": "), mends::toString);
  }

  private static void requireSecondCopy(Path home, Path jar) {
    List<String> found = look(home).stream().map(Finding::text).toList();
    assertTrue(found.contains("a second copy: " + jar), found::toString);
  }

  private static List<Finding> look(Path home) {
    SolrSettings settings = new SolrSettings(Optional.empty(), Map.of());
    NodeJava java = NodeJava.of(Optional.empty(), settings);
    return JarChecks.of(new SetUp(home, Optional.empty(), settings, java, Optional.empty()));
  }

  private static void jar(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String mark : List.of("ai/onnxruntime/OrtEnvironment", "io/sememe/encoder/Encoders")) {
        zip.putNextEntry(new ZipEntry(mark + ".class"));
      }
      zip.putNextEntry(new ZipEntry("io/sememe/solr/Sememe.class"));
    }
  }
}
