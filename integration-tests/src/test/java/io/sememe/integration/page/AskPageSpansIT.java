// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sememe.integration.node.TestCore.document;

import com.microsoft.playwright.Locator;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.SpanModel;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Questions to a model that is trained for answers, on a node of its own. It knows three towns: one
 * that it is sure of, one that is about as likely as no answer, and one that is less likely.
 */
@ExtendWith(SharedPage.class)
@WholeRun
final class AskPageSpansIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;
  private static final Map<String, Float> TOWNS =
      Map.of("dublin", 4f, "geneva", 0.2f, "london", -1f);
  private static final String ASKED = "#/ask?q=Where+was+he+born%3F";

  private final Site site;

  AskPageSpansIT(Site site) {
    this.site = site;
  }

  @Test
  void the_words_that_answer_are_shown_with_what_their_score_means() throws IOException {
    try (TemporaryNode temporary = TemporaryNode.start(spec -> spec)) {
      SolrNode node = temporary.node();
      SpanModel.install(
          node.home().folder().resolve("models"),
          "towns",
          TOWNS,
          "{\"task\": \"question-answering\", \"maxTokens\": 384}");
      TestCore core = TestCore.of(node, "semantic");
      core.add(document("a", "Bram", "Born in Dublin, he worked.", "x")).orThrow();
      core.add(document("b", "Mary", "They met in Geneva.", "x")).orThrow();
      core.commit();
      TestCore unsure = TestCore.of(node, "semantic");
      unsure.add(document("c", "Print", "Printed in London.", "x")).orThrow();
      unsure.commit();
      // The node says what a model is for when it has loaded it.
      Map<String, String> load = Map.of("action", "load", "model", "towns", "wait", "true");
      node.http().postForm("/" + core.name() + "/sememe/models", load).orThrow();
      answers_have_a_line_at_one_half(site.on(node, core.name()));
      below_it_there_is_no_answer(site.on(node, unsure.name()));
    }
  }

  private static void answers_have_a_line_at_one_half(Site towns) {
    try (Visit visit = towns.visit(LOOK, ASKED)) {
      assertThat(visit.find("#ask-model option[value=towns]")).hasCount(1);
      visit.page().getByLabel("Read by").selectOption("towns");
      Locator best = visit.find(".ask-card").first();
      assertThat(best.locator(".ask-text")).hasText("Dublin");
      assertThat(best.locator(".ask-passage")).hasText("Born in Dublin, he worked.");
      assertThat(best.locator(".ask-score-words")).hasText("100 % sure");
      Locator second = visit.find(".ask-card").nth(1);
      assertThat(second.locator(".ask-score-words"))
          .hasText(Pattern.compile("60 % rather than no answer"));
      assertThat(second.locator(".ask-bar-line"))
          .hasAttribute("title", "50 %: as likely as no answer");
      assertThat(visit.find(".ask-read")).containsText("At 50 % they weigh as much as");
      visit.screenshot("ask-spans");
    }
  }

  private static void below_it_there_is_no_answer(Site towns) {
    try (Visit visit = towns.visit(LOOK, ASKED + "&model=towns")) {
      assertThat(visit.find(".ask-none"))
          .containsText("for the model no words in them weigh more than “there is no answer”");
      assertThat(visit.find(".ask-below .ask-text")).hasText("London");
      assertThat(visit.find(".ask-below .ask-score-words")).hasText("12 % less than no answer");
    }
  }
}
