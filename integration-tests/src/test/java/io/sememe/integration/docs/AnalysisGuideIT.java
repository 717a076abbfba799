// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.OwnTokensModel;
import io.sememe.integration.node.Project;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ANALYSIS.md shows is what the Analysis screen and the queries answer. */
@OnEveryJdk
final class AnalysisGuideIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The guide calls it so: a model of the user's own. */
  private static final String USERS_MODEL = "my-splade";

  private final SolrNode node;
  private List<Snippet> snippets;

  AnalysisGuideIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void read() throws IOException {
    snippets = Snippets.of(Files.readString(Project.file("solr-config/ANALYSIS.md")));
  }

  @Test
  void every_request_answers_what_is_shown_below_it() throws IOException {
    makeCore();
    long compared = 0;
    for (int i = 0; i + 1 < snippets.size(); i++) {
      if (isRequest(snippets.get(i))) {
        String answer = Bash.run(snippets.get(i).text(), node);
        Snippet shown = snippets.get(i + 1);
        assertEquals("json", shown.language(), () -> "nothing is shown below " + shown.section());
        List<String> differences =
            ShownJson.differences(JSON.readTree(shown.text()), JSON.readTree(answer));
        assertEquals(List.of(), differences, () -> shown.section() + " answers " + answer);
        compared++;
      }
    }
    assertEquals(snippets.stream().filter(AnalysisGuideIT::isRequest).count(), compared);
    assertFalse(compared == 0, "the guide shows no request");
  }

  @Test
  void every_block_is_of_a_kind_that_is_checked() {
    Set<String> kinds = snippets.stream().map(Snippet::language).collect(Collectors.toSet());
    assertEquals(Set.of("xml", "bash", "json"), kinds);
  }

  private void makeCore() throws IOException {
    Path models = node.home().folder().resolve("models");
    Path weights = Files.writeString(models.resolve("guide-weights.json"), "{\"stall\": 5.2}");
    OwnTokensModel.install(models, USERS_MODEL, weights);
    String types =
        snippets.stream()
            .filter(snippet -> snippet.language().equals("xml"))
            .map(Snippet::text)
            .collect(Collectors.joining("\n"));
    Configset.copy(node, "guide").replace("managed-schema.xml", "</schema>", types + "</schema>");
    node.http().createCore("guide", "guide").orThrow();
  }

  private static boolean isRequest(Snippet snippet) {
    return snippet.language().equals("bash");
  }
}
