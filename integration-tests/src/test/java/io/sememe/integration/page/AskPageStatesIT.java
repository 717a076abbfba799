// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page shows of questions while there is no answer, or none that is whole. */
@ExtendWith(SharedPage.class)
@WholeRun
final class AskPageStatesIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;
  private static final String ASKED = "#/ask?q=What+makes+toast+brown%3F";

  private final Site site;

  AskPageStatesIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @CsvSource({
    "400, Not <b>so</b>., That did not work.",
    "401, Who?, Sign in to see this",
    "403, No., You are not permitted to see this",
    "429, Too many., Try again in 2 s.",
    "503, The model is loading., Not available now.",
  })
  void what_the_node_refuses_is_told(int status, String message, String told) {
    try (Visit visit = site.visit(LOOK)) {
      visit.refuse("/ask", status, message);
      visit.go(ASKED);
      Locator notice = visit.find(".ask-results [role=alert]");
      assertThat(notice).containsText(told);
      if (status != 401 && status != 403) {
        assertThat(notice).containsText(message);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESKTOP_DARK", "PHONE_LIGHT"})
  void after_a_broken_line_it_can_be_asked_again(Look look) {
    try (Visit visit = site.visit(look)) {
      visit.cut("/ask");
      visit.go(ASKED);
      assertThat(visit.find(".ask-results [role=alert]")).containsText("No answer.");
      visit.screenshot("ask-broken");
      visit.mend();
      visit.page().getByText("Try again").click();
      assertThat(visit.find(".ask-title").first()).hasText("Maillard reaction");
    }
  }

  @Test
  void while_the_model_reads_it_says_so_and_of_two_questions_the_last_is_answered() {
    try (Visit visit = site.visit(LOOK, "#/ask")) {
      Runnable release = visit.hold("/ask");
      for (String question : List.of("What makes toast brown?", "Who created python?")) {
        visit.page().getByLabel("Your question").fill(question);
        visit.page().keyboard().press("Enter");
        assertThat(visit.find(".ask-results .loading")).hasText("Reading …");
      }
      release.run();
      assertThat(visit.find(".ask-title").first()).hasText("Python (programming language)");
    }
  }

  @Test
  void where_time_ran_out_nobody_takes_it_for_no_answer() {
    try (Visit visit = site.visit(LOOK)) {
      visit.answer(
          "/ask",
          200,
          """
          {"responseHeader": {"QTime": 10000, "partialResults": true}, "response": {"docs": []},
           "answer": {"model": "m", "documents": 0, "noAnswer": false, "answers": []}}
          """);
      visit.go(ASKED);
      assertThat(visit.find(".ask-results")).containsText("There was no time to read.");
      assertThat(visit.find(".ask-summary")).containsText("Time ran out: not all was read");
      assertThat(visit.find(".ask-none")).hasCount(0);
    }
  }

  @Test
  void models_that_could_not_be_listed_are_not_hidden_in_silence() {
    try (Visit visit = site.visit(LOOK)) {
      visit.refuse("/sememe/models", 503, "No <b>time</b>.");
      visit.go(ASKED);
      assertThat(visit.find("label:has(#ask-model)"))
          .containsText("Models that are trained for answers could not be listed: No <b>time</b>.");
      assertThat(visit.find(".ask-title").first()).hasText("Maillard reaction");
    }
  }

  @Test
  void a_collection_that_does_not_answer_says_what_it_would_need() {
    try (Visit visit = site.visit(LOOK)) {
      visit.answer("/sememe/page", 200, pageWithout("offers", "ask"));
      visit.go(ASKED);
      assertThat(visit.find(".view")).containsText("This collection does not answer questions");
      assertThat(visit.find(".view input")).hasCount(0);
    }
  }

  @Test
  void whoever_may_not_see_attention_is_not_sent_there() {
    try (Visit visit = site.visit(LOOK)) {
      visit.answer("/sememe/page", 200, pageWithout("may", "explain"));
      visit.go(ASKED);
      assertThat(visit.find(".ask-source").first().locator("a")).hasText("Search");
    }
  }

  /** What the node says of the collection, but for one thing. */
  private String pageWithout(String part, String name) {
    JsonNode page = site.node().http().get("/articles/sememe/page", Map.of()).orThrow().body();
    ((ObjectNode) page.path(part)).put(name, false);
    return page.toString();
  }
}
