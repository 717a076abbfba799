// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {

  @TempDir private Path place;

  @Test
  void java_17_needs_no_flags() {
    assertEquals(List.of(), jdk(17).flags());
  }

  @Test
  void java_21_gets_the_vector_module() {
    assertEquals(List.of("--add-modules=jdk.incubator.vector"), jdk(21).flags());
  }

  @Test
  void java_22_and_23_are_known_to_lucene_and_warn_of_native_code() {
    List<String> flags =
        List.of("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED");
    assertEquals(flags, jdk(22).flags());
    assertEquals(flags, jdk(23).flags());
  }

  @Test
  void lucene_is_told_of_versions_it_does_not_know() {
    assertTrue(
        jdk(24).flags().contains("-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=24"));
    assertTrue(
        jdk(25).flags().contains("-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=25"));
  }

  @Test
  void the_newest_jdk_wins_and_only_a_newer_one_counts() throws IOException {
    List<Path> homes = List.of(install("a", "21.0.1"), install("b", "25"), install("c", "1.8.0_2"));
    assertEquals(Optional.of(new Jdk(homes.get(1), 25)), Jdk.newestAfter(17, homes));
    assertEquals(Optional.empty(), Jdk.newestAfter(25, homes));
  }

  @Test
  void a_folder_without_a_jdk_is_passed_over() throws IOException {
    Path empty = Files.createDirectory(place.resolve("empty"));
    assertEquals(Optional.empty(), Jdk.at(empty));
    assertEquals(Optional.empty(), Jdk.at(place.resolve("missing")));
  }

  @Test
  void homes_come_from_variables_and_from_the_usual_places() throws IOException {
    Path lying = install("lying", "21");
    Map<String, String> environment = Map.of("JAVA_HOME_25_X64", "/named", "JAVA_HOME", "/plain");
    List<Path> homes = Jdk.homes(environment, List.of(place, place.resolve("missing")));
    assertEquals(Set.of(Path.of("/named"), lying), Set.copyOf(homes));
  }

  @Test
  void the_running_jdk_is_always_installed() {
    assertEquals(Jdk.current(), Jdk.installed().get(0));
  }

  private static Jdk jdk(int feature) {
    return new Jdk(Path.of("/jdk"), feature);
  }

  private Path install(String name, String version) throws IOException {
    Path home = place.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
