// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.node.Project;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive holds what it says, unharmed, and nothing that is Solr's. */
class ArchiveIT {
  /** Licence texts of what stands inside a jar that lists none. */
  private static final Set<String> OF_NATIVE_PARTS =
      Set.of("gcc-runtime-GPL-3.0-with-exception.txt", "winpthreads-MIT.txt");

  private static final Set<String> OWN = Set.of("sememe-encoder", "sememe-plugin");

  /** A jar or a model in NOTICE: its name, and its licence before the address. */
  private static final Pattern LISTED = Pattern.compile(" {2}(\\S+).* (\\S+) +https://\\S+");

  /** What is common to several makers' jars, or to none: folders and notes. */
  private static final Pattern CLASS = Pattern.compile("(?!META-INF/|module-info).*\\.class");

  @TempDir private static Path place;
  private static Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    folder = Archive.unpack(place).folder();
  }

  @Test
  void the_words_for_people_are_in_it_as_they_stand_in_the_project() throws IOException {
    for (String file :
        List.of(
            "LICENSE",
            "NOTICE",
            "solr-config/INSTALL.md",
            "solr-config/ANALYSIS.md",
            "solr-config/ANSWERS.md",
            "solr-config/COMMAND.md")) {
      Path source = Project.file(file);
      Path shipped = folder.resolve(source.getFileName());
      assertEquals(-1, Files.mismatch(source, shipped), file);
    }
    assertEquals(
        Set.of(
            "ANALYSIS.md",
            "ANSWERS.md",
            "COMMAND.md",
            "INSTALL.md",
            "LICENSE",
            "NOTICE",
            "bin",
            "command",
            "configsets",
            "docker",
            "lib",
            "licenses",
            "models",
            "text-to-vector"),
        names(Archive.list(folder)));
  }

  @Test
  void its_jars_are_sememes_own_and_those_that_the_notice_lists() throws IOException {
    Set<String> expected = new TreeSet<>(OWN);
    expected.addAll(noticed("lib/"));
    Set<String> shipped = artifacts(Archive.list(folder.resolve("lib")));
    if (shipped.remove("onnxruntime_gpu")) {
      // The archive of the profile gpu, with the same classes.
      shipped.add("onnxruntime");
    }
    assertEquals(expected, shipped);
  }

  @Test
  void the_command_brings_what_the_notice_lists_and_needs_no_solr() throws IOException {
    Set<String> expected = new TreeSet<>(Set.of("sememe-command"));
    expected.addAll(noticed("command/lib/"));
    assertEquals(expected, artifacts(Archive.list(folder.resolve("command/lib"))));
    assertEquals(Set.of("sememe", "sememe.cmd"), names(Archive.list(folder.resolve("bin"))));
  }

  @Test
  void its_models_are_those_that_the_notice_lists() throws IOException {
    Set<String> noticed =
        noticed("models/").stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    assertEquals(noticed, names(Archive.list(folder.resolve("models"))));
  }

  @Test
  void the_licence_texts_that_the_notice_promises_are_there() throws IOException {
    Set<String> promised =
        Files.readAllLines(folder.resolve("NOTICE")).stream()
            .map(LISTED::matcher)
            .filter(Matcher::matches)
            .filter(entry -> !entry.group(2).equals("Apache-2.0"))
            .map(entry -> entry.group(1) + "-" + entry.group(2) + ".txt")
            .collect(Collectors.toCollection(TreeSet::new));
    promised.addAll(OF_NATIVE_PARTS);
    assertEquals(promised, names(Archive.list(folder.resolve("licenses"))));
    List<String> entries = Archive.entries(Archive.list(folder.resolve("lib")));
    assertTrue(entries.stream().anyMatch(name -> name.endsWith("ThirdPartyNotices.txt")));
  }

  @Test
  void it_brings_no_jar_and_no_class_that_solr_has() throws IOException {
    List<Path> solrs = jarsOfTheNode();
    Set<String> twice = artifacts(Archive.list(folder.resolve("lib")));
    twice.retainAll(artifacts(solrs));
    assertEquals(Set.of(), twice);
    Set<String> classes = classes(Archive.list(folder.resolve("lib")));
    assertTrue(classes.contains("io/sememe/solr/Sememe.class"));
    classes.retainAll(classes(solrs));
    assertEquals(Set.of(), classes);
  }

  @Test
  void of_the_artifacts_that_the_models_came_in_no_class_is_left() throws IOException {
    List<String> entries = Archive.entries(Archive.list(folder.resolve("lib")));
    assertTrue(entries.contains("ai/onnxruntime/OrtSession.class"));
    assertFalse(entries.stream().anyMatch(name -> name.contains("langchain4j")));
  }

  @Test
  void the_jar_for_solrs_own_module_stands_apart_and_has_classes_of_sememe_only()
      throws IOException {
    List<Path> jars = Archive.list(folder.resolve("text-to-vector"));
    assertEquals(Set.of("sememe-text-to-vector"), artifacts(jars));
    Set<String> classes = classes(jars);
    assertTrue(classes.contains("io/sememe/texttovector/SememeEmbeddingModel.class"));
    classes.removeIf(name -> name.startsWith("io/sememe/texttovector/"));
    assertEquals(Set.of(), classes);
  }

  @Test
  void every_model_file_has_the_hash_that_its_descriptor_states() throws Exception {
    for (Path model : Archive.list(folder.resolve("models"))) {
      JsonNode stated =
          new ObjectMapper().readTree(model.resolve("sememe.json").toFile()).path("sha256");
      Set<String> pinned = new TreeSet<>();
      for (Map.Entry<String, JsonNode> file : stated.properties()) {
        assertEquals(
            file.getValue().asText(), sha256(model.resolve(file.getKey())), model::toString);
        pinned.add(file.getKey());
      }
      pinned.add("sememe.json");
      assertEquals(pinned, names(Archive.list(model)));
    }
  }

  /** The first words of the lines below a heading of NOTICE, without what explains them. */
  private static Set<String> noticed(String heading) throws IOException {
    Set<String> names =
        Files.readAllLines(folder.resolve("NOTICE")).stream()
            .dropWhile(line -> !line.equals(heading))
            .skip(1)
            .takeWhile(line -> line.startsWith("  "))
            .map(LISTED::matcher)
            .filter(Matcher::matches)
            .map(entry -> entry.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(names.isEmpty(), heading);
    return names;
  }

  private static List<Path> jarsOfTheNode() throws IOException {
    String classpath = Files.readString(Project.nodeClasspath()).strip();
    return Stream.of(classpath.split(File.pathSeparator, -1)).map(Path::of).toList();
  }

  private static Set<String> artifacts(List<Path> jars) {
    return names(jars).stream()
        .map(name -> Archive.VERSION.matcher(name).replaceFirst(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> classes(List<Path> jars) throws IOException {
    return Archive.entries(jars).stream()
        .filter(name -> CLASS.matcher(name).matches())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> names(List<Path> paths) {
    return paths.stream().map(path -> path.getFileName().toString()).collect(Collectors.toSet());
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
