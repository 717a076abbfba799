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
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Project;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What README.md shows is what the product does. */
@OnEveryJdk
final class ReadmeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARTICLES =
      "integration-tests/src/main/resources/io/sememe/integration/demo/articles-part1.jsonl";
  private static final int BATCH = 10;

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
    CONFIGURATION,
    DESCRIPTOR,
    UNKNOWN;

    static Kind of(Snippet snippet) {
      return switch (snippet.language() + " " + snippet.marker()) {
        case "text " -> PICTURE;
        case "bash run" -> RUN;
        case "bash test" -> TEST;
        case "bash " -> snippet.text().startsWith("curl ") ? REQUEST : UNKNOWN;
        case "xml " -> CONFIGURATION;
        case "json " -> DESCRIPTOR;
        default -> UNKNOWN;
      };
    }
  }
}
