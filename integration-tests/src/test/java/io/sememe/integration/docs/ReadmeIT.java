// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.index.JsonLines;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.Project;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What README.md shows is what the product does. */
@OnEveryJdk
final class ReadmeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARTICLES =
      "integration-tests/src/main/resources/io/sememe/integration/demo/articles-part1.jsonl";
  private static final int BATCH = 10;
  private static final String PLUGIN = "plugin/src/main/java/io/sememe/solr";
  private static final String SHOWN_PAIRS = "ms-marco-minilm-l6";
  private static final String PAIRS = "pairs-of-the-readme";

  private final SolrNode node;
  private List<Snippet> snippets;

  ReadmeIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void read() throws IOException {
    snippets = Snippets.of(Files.readString(Project.file("README.md")));
  }

  @Test
  void every_block_is_of_a_kind_that_is_checked() {
    assertEquals(List.of(), of(Kind.UNKNOWN));
    assertFalse(snippets.isEmpty());
  }

  @Test
  void the_command_to_run_is_one_script() {
    Path script = Project.file(oneLine(Kind.RUN));
    assertTrue(Files.isRegularFile(script) && Files.isExecutable(script), script::toString);
  }

  @Test
  void the_command_to_test_is_the_one_that_the_build_server_extracts() throws IOException {
    String extraction =
        Files.readAllLines(Project.file(".ci/run")).stream()
            .filter(line -> line.startsWith("command="))
            .reduce("cd '" + Project.file(".") + "'", (before, line) -> before + "\n" + line);
    String extracted = Bash.run(extraction + "\nprintf %s \"$command\"");
    assertEquals(oneLine(Kind.TEST), extracted);
    assertTrue(extracted.startsWith("mvn "), extracted);
  }

  @Test
  void every_request_finds_something_among_the_articles_of_the_demonstration() throws IOException {
    node.http().createCore("articles", "semantic").orThrow();
    new BulkIndexer(node.http(), "articles", BATCH)
        .index(JsonLines.read(Project.file(ARTICLES)), progress -> {});
    for (Snippet request : all(Kind.REQUEST)) {
      JsonNode answer = JSON.readTree(Bash.run(request.text(), node));
      assertFalse(answer.at("/response/docs").isEmpty(), answer::toString);
    }
  }

  @Test
  void every_request_that_needs_settings_models_or_fields_is_answered_where_they_are()
      throws IOException {
    TestCore core = prepared();
    for (Snippet request : all(Kind.PREPARED)) {
      String here = request.text().replace("/articles/", "/" + core.name() + "/");
      JsonNode answer = JSON.readTree(Bash.run(here.replace(SHOWN_PAIRS, PAIRS), node));
      boolean isJob = "vector_b".equals(answer.at("/embed/into").asText());
      assertTrue(isJob || !answer.at("/response/docs").isEmpty(), answer::toString);
    }
  }

  /** A core with all of it: a second field for vectors, as those that are shown. */
  private TestCore prepared() {
    PairModel.install(node, PAIRS);
    String fields =
        all(Kind.CONFIGURATION).stream()
            .flatMap(shown -> shown.text().lines())
            .filter(line -> line.startsWith("<field name=\"vector"))
            .map(line -> line.replace("\"vector", "\"vector_b"))
            .collect(Collectors.joining("\n"));
    Configset.copy(node, "prepared")
        .replace("managed-schema.xml", "</schema>", fields + "</schema>")
        .replace("solrconfig.xml", "${sememe.tokens:none}", "int8")
        .replace("solrconfig.xml", "${sememe.contextual:false}", "true");
    TestCore core = TestCore.of(node, "prepared");
    core.add(
            document("1", "Banks", "Floods cut into the bank of the river.", "nature"),
            document("2", "Owls", "Owls hear the mice that they feed on.", "nature"))
        .orThrow();
    return core.commit();
  }

  @Test
  void every_room_is_in_the_table_of_what_to_change() throws IOException {
    String text = Files.readString(Project.file("README.md"));
    String table = text.substring(text.indexOf("| you want to change |"));
    Set<String> missing = new TreeSet<>();
    for (String top : List.of("encoder/src/main/java/io/sememe/encoder", PLUGIN)) {
      Archive.list(Project.file(top)).stream()
          .filter(Files::isDirectory)
          .map(room -> room.getFileName().toString())
          .filter(room -> !table.contains("`" + room + "`"))
          .forEach(missing::add);
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void every_piece_of_configuration_is_in_the_configset_or_works_in_its_place() throws IOException {
    ConfigurationVariant variant = ConfigurationVariant.of(node, "readme");
    for (Snippet configuration : all(Kind.CONFIGURATION)) {
      variant.put(configuration.text());
    }
    TestCore core = TestCore.of(node, "readme");
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    assertEquals(List.of("1"), core.meaning("a hot drink"));
  }

  @Test
  void every_description_of_a_model_is_shipped_or_loads() throws IOException {
    TestCore core = TestCore.of(node, "semantic");
    int number = 0;
    for (Snippet descriptor : all(Kind.DESCRIPTOR)) {
      String model = "readme-" + ++number;
      Path models = node.home().folder().resolve("models");
      node.home().addModel(model, models.resolve("bge-small-en-v1.5"));
      Files.writeString(models.resolve(model).resolve("sememe.json"), descriptor.text());
      core.query("q", "{!semantic f=vector model=" + model + "}tea").orThrow();
    }
  }

  private String oneLine(Kind kind) {
    List<Snippet> found = all(kind);
    assertEquals(1, found.size(), found::toString);
    String text = found.get(0).text();
    assertEquals(1, text.lines().count(), text);
    return text;
  }

  private List<Snippet> all(Kind kind) {
    List<Snippet> found = of(kind);
    assertFalse(found.isEmpty(), () -> "README.md has no block of the kind " + kind);
    return found;
  }

  private List<Snippet> of(Kind kind) {
    return snippets.stream().filter(snippet -> Kind.of(snippet) == kind).toList();
  }

  /** What a block is, and so how it is checked. */
  private enum Kind {
    PICTURE,
    RUN,
    TEST,
    REQUEST,
    PREPARED,
    CONFIGURATION,
    DESCRIPTOR,
    UNKNOWN;

    static Kind of(Snippet snippet) {
      return switch (snippet.language() + " " + snippet.marker()) {
        case "text " -> snippet.text().startsWith("curl ") ? UNKNOWN : PICTURE;
        case "bash run" -> RUN;
        case "bash test" -> TEST;
        case "bash " -> snippet.text().startsWith("curl ") ? REQUEST : UNKNOWN;
        case "bash prepared" -> PREPARED;
        case "xml " -> CONFIGURATION;
        case "json " -> DESCRIPTOR;
        default -> UNKNOWN;
      };
    }
  }
}
