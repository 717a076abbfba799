// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Configset;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Searches where a cross-encoder is installed, on a node of its own: the shared one keeps its
 * models.
 */
@ExtendWith(SharedPage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class SearchRerankersPageIT {
  private static final String MODEL = "pairs";
  private static final String PARSER =
      "<queryParser name=\"crossencoder\" class=\"io.sememe.solr.rank.CrossEncoderQParserPlugin\"";
  private static final String QUESTION = "how do wings stall";

  private final Site site;
  private TemporaryNode node;

  SearchRerankersPageIT(Site site) {
    this.site = site;
  }

  @BeforeAll
  void start() {
    node = TemporaryNode.start(spec -> spec.withProperty("sememe.tokens", "int8"));
    PairModel.install(node.node(), MODEL);
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  void of_two_rerankers_the_reader_chooses() {
    try (Visit visit = page("both-rerankers", "none").visit(Look.DESKTOP_LIGHT)) {
      SearchView view = SearchView.asked(visit, QUESTION, "");
      assertThat(view.column("reranked").locator("header")).containsText("Late interaction");
      assertEquals("Wings", view.titles("reranked").get(0));
      view.anew(() -> visit.find("[data-control=by]").selectOption(MODEL));
      assertThat(view.column("reranked").locator("header")).containsText(MODEL);
      assertEquals(List.of("Bread", "Wings"), view.titles("reranked"));
      assertTrue(visit.page().url().endsWith("&by=crossencoder"), visit.page().url());
      assertThat(view.why("reranked", "Bread").locator(".own-reranked"))
          .containsText("{!crossencoder");
    }
  }

  @ParameterizedTest
  @CsvSource({"tokens", "sentence"})
  void a_cross_encoder_reads_the_best_passage_of_documents_that_are_cut(String passages) {
    try (Visit visit = page("cut-" + passages, passages).visit(Look.DESKTOP_DARK)) {
      SearchView view = SearchView.asked(visit, QUESTION, "&by=crossencoder");
      assertEquals(List.of("Bread", "Wings"), view.titles("reranked"));
    }
  }

  private Site page(String configset, String passages) {
    Configset.copy(node.node(), configset)
        .replace(
            "solrconfig.xml",
            PARSER + "/>",
            PARSER + "><str name=\"model\">" + MODEL + "</str></queryParser>")
        .replace("solrconfig.xml", "${sememe.passages:none}", passages);
    TestCore core = TestCore.of(node.node(), configset);
    core.add(
            document("1", "Wings", "Wings stall at steep angles g100.", "x"),
            document("2", "Bread", "Bread is baked by hand at home g900.", "x"))
        .orThrow();
    return site.on(node.node(), core.commit().name());
  }
}
