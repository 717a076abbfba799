// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.OwnTokensModel;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What ANALYSIS.md shows is what the Analysis screen and the queries answer. */
@OnEveryJdk
final class AnalysisGuideIT {
  /** The guide calls it so: a model of the user's own. */
  private static final String USERS_MODEL = "my-splade";

  private final SolrNode node;
  private final Guide guide;

  AnalysisGuideIT(SolrNode node) throws IOException {
    this.node = node;
    this.guide = Guide.read("ANALYSIS.md");
  }

  @Test
  void every_request_answers_what_is_shown_below_it() throws IOException {
    makeCore();
    guide.requireAnswersOf(node);
  }

  @Test
  void every_block_is_of_a_kind_that_is_checked() {
    assertEquals(Set.of("xml", "bash", "json"), guide.languages());
  }

  private void makeCore() throws IOException {
    Path models = node.home().folder().resolve("models");
    Path weights = Files.writeString(models.resolve("guide-weights.json"), "{\"stall\": 5.2}");
    OwnTokensModel.install(models, USERS_MODEL, weights);
    Configset.copy(node, "guide")
        .replace("managed-schema.xml", "</schema>", guide.all("xml") + "</schema>");
    node.http().createCore("guide", "guide").orThrow();
  }
}
