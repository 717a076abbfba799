// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.SpanModel;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What ANSWERS.md shows is what Solr answers, with the models that ship and one of its own. */
@OnEveryJdk
final class AnswersGuideIT {
  /** The guide calls it so: a model of the user's own. */
  private static final String USERS_MODEL = "my-reader";

  private static final Map<String, Float> WHAT_IT_KNOWS = Map.of("dublin", 4f);

  private final SolrNode node;
  private final Guide guide;

  AnswersGuideIT(SolrNode node) throws IOException {
    this.node = node;
    this.guide = Guide.read("ANSWERS.md");
  }

  @Test
  void every_request_answers_what_is_shown_below_it() throws IOException {
    SpanModel.install(
        node.home().folder().resolve("models"),
        USERS_MODEL,
        WHAT_IT_KNOWS,
        guide.marked("sememe.json"));
    guide.requireAnswersOf(node);
  }

  @Test
  void every_block_is_of_a_kind_that_is_checked() {
    assertEquals(Set.of("bash", "json"), guide.languages());
  }
}
