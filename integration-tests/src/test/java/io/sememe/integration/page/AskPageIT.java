// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions that are asked on the page, of sentences. */
@ExtendWith(SharedPage.class)
@WholeRun
final class AskPageIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;
  private static final String QUESTION = "Which instrument is played without touching it?";
  private static final String ANSWER =
      "The theremin is an electronic instrument played without touching it.";
  private static final String ASKED = "#/ask?q=Which+instrument+is+played+without+touching+it%3F";

  private final Site site;

  AskPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource
  void a_question_is_answered_where_it_stands(Look look) {
    try (Visit visit = site.visit(look, "#/ask")) {
      assertThat(visit.find(".ask-results")).containsText("Ask in your own words");
      visit.page().getByLabel("Your question").fill(QUESTION);
      visit.page().keyboard().press("Enter");
      Locator best = visit.find(".ask-card").first();
      assertThat(best.locator(".ask-text")).hasText(ANSWER);
      assertThat(best.locator(".ask-passage mark")).hasText(ANSWER);
      assertThat(best.locator(".ask-passage")).containsText("It was invented around 1920");
      assertThat(best.locator("[role=meter]"))
          .hasAttribute("aria-valuetext", Pattern.compile("7\\d %, near to the question.*next"));
      assertThat(best.locator(".ask-title")).hasText("Theremin");
      assertThat(visit.find(".ask-summary"))
          .hasText(
              Pattern.compile(
                  "3 answers\\s*from 10 documents, read by bge-small-en-v1.5 in [\\d.]+ m?s"));
      assertThat(visit.find(".ask-documents > li")).hasCount(10);
      assertThat(visit.find(".ask-read")).containsText("stored in the index");
      assertThat(visit.page().getByLabel("Your question")).isFocused();
      visit.screenshot("ask-answered");
    }
  }

  @Test
  void the_examples_ask_what_the_collection_can_answer() {
    try (Visit visit = site.visit(LOOK, "#/ask")) {
      visit.find(".ask-examples a").getByText(QUESTION).click();
      assertThat(visit.find(".ask-text").first()).hasText(ANSWER);
      assertThat(visit.find(".ask-examples a:focus")).hasText(QUESTION);
    }
  }

  @Test
  void of_another_collection_the_examples_are_made_of_its_titles() {
    TestCore core = filled("x", "Kitty Hawk", "Planes were flown at Kitty Hawk in 1903.");
    try (Visit visit = site.of(core).visit(LOOK, "#/ask")) {
      Locator example = visit.find(".ask-examples a");
      assertThat(example).hasText("What is said about Kitty Hawk?");
      example.click();
      assertThat(visit.find(".ask-text")).hasText("Planes were flown at Kitty Hawk in 1903.");
      assertThat(visit.find(".ask-card .small").first()).hasText("Answer 1");
    }
  }

  @Test
  void as_many_answers_as_wanted_are_given_and_the_browser_goes_back() {
    try (Visit visit = site.visit(LOOK, ASKED)) {
      assertThat(visit.find(".ask-card")).hasCount(3);
      Locator ten = button(visit, "10");
      ten.focus();
      visit.page().keyboard().press("Space");
      assertThat(visit.find(".ask-card")).hasCount(10);
      assertThat(button(visit, "10")).isFocused();
      assertThat(button(visit, "10")).hasAttribute("aria-pressed", "true");
      assertTrue(visit.page().url().endsWith(ASKED + "&n=10"), visit.page()::url);
      assertThat(visit.find(".ask-text").nth(9)).not().isEmpty();
      visit.page().goBack();
      assertThat(visit.find(".ask-card")).hasCount(3);
    }
  }

  @Test
  void a_link_asks_the_same_of_whoever_opens_it() {
    String link = ASKED + "&n=1&model=all-minilm-l6-v2&least=0.25";
    try (Visit visit = site.visit(LOOK, link)) {
      assertThat(visit.page().getByLabel("Your question")).hasValue(QUESTION);
      assertThat(visit.page().getByLabel("Read by")).hasValue("all-minilm-l6-v2");
      assertThat(visit.page().getByLabel("No answer below")).hasValue("0.25");
      assertThat(visit.find(".ask-card")).hasCount(1);
      assertThat(visit.find(".ask-summary")).containsText("read by all-minilm-l6-v2");
      assertThat(visit.find(".ask-read")).containsText("their texts went through the model");
      assertEquals(1, visit.find(".ask-bar-line").count());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESKTOP_DARK", "PHONE_LIGHT"})
  void where_nothing_reaches_the_line_it_says_so_and_shows_what_came_nearest(Look look) {
    try (Visit visit = site.visit(look, ASKED)) {
      visit.page().getByLabel("No answer below").selectOption("0.9");
      assertThat(visit.find(".ask-none"))
          .hasText("No answer10 documents were read, and nothing in them scores 90 % or more.");
      assertThat(visit.find(".ask-below .ask-text")).hasText(ANSWER);
      assertThat(visit.find(".ask-summary strong")).hasText("No answer");
      visit.screenshot("ask-none");
    }
  }

  @Test
  void a_collection_in_which_nothing_is_found_has_no_answer() {
    TestCore core = TestCore.of(site.node(), "semantic");
    try (Visit visit = site.of(core).visit(LOOK, ASKED)) {
      assertThat(visit.find(".ask-results")).containsText("the search found no document to read");
    }
  }

  @Test
  void the_whole_text_has_the_answer_in_its_place() {
    String filler = "Bread \uD83C\uDF5E is baked from flour. Rye grows in the north. ".repeat(40);
    String answer = "A theremin is played without touching it.";
    TestCore core = filled("long", "About music", filler + answer + " " + filler.strip());
    try (Visit visit = site.of(core).visit(LOOK, ASKED + "&n=1")) {
      Locator passage = visit.find(".ask-passage");
      assertThat(passage.locator("mark")).hasText(answer);
      assertTrue(passage.innerText().length() < 1100, passage::innerText);
      visit.page().getByText("Show the whole text").press("Enter");
      assertThat(passage).isFocused();
      assertThat(passage.locator("mark")).hasText(answer);
      assertEquals(filler + answer + " " + filler.strip(), passage.textContent());
    }
  }

  @Test
  void of_a_document_in_passages_the_place_counts_in_the_whole() {
    Configset.copy(site.node(), "page-passages")
        .replace("solrconfig.xml", "${sememe.passages:none}", "sentence");
    TestCore core = TestCore.of(site.node(), "page-passages");
    String body = "Bread is baked from flour. ".repeat(60) + ANSWER + " Rye grows in the north.";
    core.add(document("cut", "About music", body, "x")).orThrow();
    core.commit();
    try (Visit visit = site.of(core).visit(LOOK, ASKED + "&n=1")) {
      assertThat(visit.find(".ask-passage mark")).hasText(ANSWER);
      assertThat(visit.find(".ask-read")).containsText("their texts went through the model");
      visit.page().getByText("Show the whole text").click();
      assertThat(visit.find(".ask-passage")).hasText(body);
      assertThat(visit.find(".ask-passage mark")).hasText(ANSWER);
    }
  }

  @Test
  void an_answer_leads_to_its_document_in_other_views_and_back_from_the_list() {
    try (Visit visit = site.visit(LOOK, ASKED)) {
      Locator card = visit.find(".ask-card").nth(1);
      Locator links = card.locator(".ask-source a");
      assertThat(links.first()).hasAttribute("href", Pattern.compile("#/search\\?q=Theremin"));
      assertThat(links.nth(1))
          .hasAttribute("href", Pattern.compile("#/attention\\?id=theremin&f=body&q=Which.*"));
      visit.page().getByLabel("To answer 2").click();
      assertThat(card).isFocused();
    }
  }

  @Test
  void markup_and_controls_of_texts_and_questions_are_text() {
    String title = "<img src=x onerror=alert(1)> \u202Eeltit";
    String body = "<script>alert(2)</script> The \u202Etsixeht\u202C theremin <b>sings</b>.";
    TestCore core = filled("<i>id</i>", title, body);
    String question = "{!lucene}*:* <b>theremin</b> \u202Eti";
    try (Visit visit = site.of(core).visit(LOOK, "#/ask")) {
      visit.page().getByLabel("Your question").fill(question);
      button(visit, "Ask").click();
      assertThat(visit.find(".ask-passage")).containsText("<script>alert(2)</script>");
      assertThat(visit.find(".ask-title")).containsText("<img src=x onerror=alert(1)>");
      visit.page().getByText("Show the whole text").click();
      assertThat(visit.find(".ask-passage")).containsText("<b>sings</b>");
      assertEquals(0, visit.find("main img, main script, main b, main i").count());
      String shown = visit.find(".ask-results").textContent();
      assertTrue(shown.contains("U+202E") && shown.indexOf('\u202E') < 0, shown);
    }
  }

  private TestCore filled(String id, String title, String body) {
    TestCore core = TestCore.of(site.node(), "semantic");
    core.add(document(id, title, body, "x")).orThrow();
    return core.commit();
  }

  private static Locator button(Visit visit, String name) {
    return visit
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
