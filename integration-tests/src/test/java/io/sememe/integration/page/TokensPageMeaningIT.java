// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One word in two texts, on the page. */
@ExtendWith(SharedPage.class)
final class TokensPageMeaningIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;
  private static final String PART = "#/tokens?part=meaning";

  private final Site site;

  TokensPageMeaningIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource
  void two_senses_of_a_word_are_further_apart_than_one_in_each_model(Look look) {
    try (Visit visit = site.visit(look, "#/tokens")) {
      visit.page().getByText("One word, two meanings").click();
      assertThat(models(visit)).hasCount(2);
      assertThat(models(visit).locator("h2"))
          .hasText(new String[] {"bge-small-en-v1.5", "all-minilm-l6-v2"});
      double two = cosine(visit);
      assertThat(visit.find(".tokens-gauge").first())
          .containsText("“bank”: two meanings, it seems");
      assertThat(visit.find(".tokens-sentence mark").first()).hasText("bank");
      visit.screenshot("tokens-meaning");
      visit.find(".tokens-examples a").getByText("bank: money, money").click();
      assertThat(visit.page().getByLabel("One text")).hasValue("He opened an account at the bank.");
      assertThat(models(visit)).hasCount(2);
      assertTrue(cosine(visit) > two + 0.1, () -> cosine(visit) + " and " + two);
      assertThat(visit.find(".tokens-gauge").first()).containsText("one meaning, it seems");
    }
  }

  @Test
  void words_and_texts_of_ones_own_make_a_link() {
    try (Visit visit = site.visit(LOOK, PART)) {
      visit.page().getByLabel("One text").fill("The python swallowed a deer & <b>rested</b>.");
      visit.page().getByLabel("Another").fill("She writes Python.");
      visit.page().getByLabel("A word of both").fill("python");
      visit.page().keyboard().press("Enter");
      assertThat(models(visit).first().locator("mark")).hasText(new String[] {"python", "Python"});
      assertThat(models(visit).first()).containsText("a deer & <b>rested</b>.");
      assertEquals(0, visit.find("main b").count());
      double cosine = cosine(visit);
      String link = visit.page().url();
      try (Visit other = site.visit(LOOK, link.substring(link.indexOf('#')))) {
        assertThat(models(other)).hasCount(2);
        assertEquals(cosine, cosine(other));
        assertThat(other.page().getByLabel("A word of both")).hasValue("python");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESKTOP_DARK", "PHONE_LIGHT"})
  void of_many_places_a_pair_is_chosen_by_keyboard(Look look) {
    try (Visit visit = site.visit(look, PART)) {
      visit.find(".tokens-examples a").getByText("light, several times").click();
      Locator cells = models(visit).first().locator(".tokens-cell");
      assertThat(cells).hasCount(6);
      Locator chosen = models(visit).first().locator(".tokens-cell[aria-pressed=true]");
      assertEquals(
          cells.allTextContents().stream().mapToDouble(Double::parseDouble).max().orElseThrow(),
          Double.parseDouble(chosen.textContent()));
      cells.first().focus();
      visit.page().keyboard().press("ArrowDown");
      assertThat(cells.nth(3)).isFocused();
      visit.page().keyboard().press("ArrowRight");
      visit.page().keyboard().press("Enter");
      assertThat(chosen).hasCount(1);
      assertThat(cells.nth(4)).hasAttribute("aria-pressed", "true");
      assertThat(models(visit).first().locator(".gauge-number")).hasText(cells.nth(4).innerText());
      assertThat(models(visit).first().locator("mark.chosen")).hasCount(2);
      visit.screenshot("tokens-matrix");
    }
  }

  @Test
  void who_chooses_a_pair_keeps_the_place_when_another_model_answers() {
    try (Visit visit = site.visit(LOOK, "#/tokens")) {
      Queue<Route> later = new ArrayDeque<>();
      Predicate<String> second = url -> url.contains("model=all-minilm");
      visit.page().route(second, later::add);
      visit.page().getByText("One word, two meanings").click();
      visit.find(".tokens-examples a").getByText("light, several times").click();
      Locator cell = models(visit).first().locator(".tokens-cell").nth(3);
      cell.focus();
      assertThat(visit.find(".tokens-models .loading")).hasCount(1);
      visit.page().waitForCondition(() -> !later.isEmpty());
      visit.page().unroute(second);
      later.forEach(Route::resume);
      assertThat(models(visit)).hasCount(2);
      assertThat(visit.find(".tokens-models .loading")).hasCount(0);
      assertThat(cell).isFocused();
    }
  }

  @Test
  void a_word_that_a_text_lacks_is_told_once() {
    try (Visit visit = site.visit(LOOK)) {
      visit.expectFailure("/sememe/tokens");
      visit.go(PART + "&word=bank&text=A+bank&with=A+banker");
      assertThat(visit.find("[role=alert]")).hasCount(1);
      assertThat(visit.find("[role=alert]"))
          .containsText("the word 'bank' does not stand in the second text");
      assertThat(models(visit)).hasCount(0);
    }
  }

  @Test
  void where_the_second_model_fails_the_first_stands() {
    try (Visit visit = site.visit(LOOK)) {
      visit.expectFailure("/sememe/tokens");
      visit
          .page()
          .route(
              url -> url.contains("model=all-minilm"),
              route ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(503)
                          .setBody("{\"error\":{\"msg\":\"It is loading.\"}}")));
      visit.go(PART);
      assertThat(visit.find("[role=alert]")).containsText("It is loading.");
      assertThat(models(visit)).hasCount(1);
    }
  }

  private static Locator models(Visit visit) {
    return visit.find(".tokens-models > section");
  }

  /** What the first model says. */
  private static double cosine(Visit visit) {
    return Double.parseDouble(visit.find(".gauge-number").first().textContent());
  }
}
