// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.sememe.integration.node.WholeRun;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reader has come to stays when an answer comes late. */
@ExtendWith(SharedPage.class)
@WholeRun
final class PagePlaceIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;
  private static final String TOKENS = "/sememe/tokens";
  private static final String EXPLAIN = "/sememe/explain";
  private static final String PAGE = "/sememe/page";

  private final Site site;

  PagePlaceIT(Site site) {
    this.site = site;
  }

  @Test
  void who_has_left_a_text_before_it_is_cut_keeps_the_place() {
    try (Visit visit = site.visit(LOOK, "#/tokens?text=bank")) {
      Locator example = visit.find("#tokens-example-0");
      example.focus();
      visit
          .find("#tokens-in")
          .evaluate("text => { text.value = 'tea'; text.dispatchEvent(new Event('input')); }");
      assertThat(visit.page()).hasURL(Pattern.compile("text=tea$"));
      assertThat(example).isFocused();
    }
  }

  @Test
  void who_is_among_the_tokens_stays_there_when_those_of_a_newer_text_come() {
    try (Visit visit = site.visit(LOOK, "#/tokens?text=the+bank")) {
      Runnable release = visit.hold(TOKENS);
      visit.find("#tokens-in").fill("the tea and coffee");
      assertThat(visit.page()).hasURL(Pattern.compile("text=the\\+tea"));
      Locator tiles = visit.find(".tokens-tile");
      tiles.nth(2).focus();
      release.run();
      assertThat(tiles).hasCount(6);
      assertThat(tiles.nth(2)).isFocused();
      assertThat(visit.find(".tokens-said")).containsText("tea");
    }
  }

  @Test
  void a_table_that_is_open_stays_so_from_text_to_text() {
    try (Visit visit = site.visit(LOOK, "#/tokens?text=the+bank")) {
      visit.page().getByText("As a table").click();
      Locator rows = visit.find(".tokens-table tbody tr");
      assertThat(rows).hasCount(4);
      visit.find("#tokens-in").fill("the tea and coffee");
      assertThat(rows).hasCount(6);
      assertThat(rows.nth(2)).isVisible();
    }
  }

  @Test
  void a_pair_that_was_chosen_stays_when_another_model_is_tried_again() {
    Predicate<String> second = url -> url.contains("model=all-minilm");
    try (Visit visit = site.visit(LOOK, "#/tokens?part=meaning")) {
      visit.expectFailure(TOKENS);
      visit.page().route(second, PagePlaceIT::refuse);
      visit.find(".tokens-examples a").getByText("light, several times").click();
      Locator cell = visit.find(".tokens-cell[aria-pressed=false]").first();
      assertThat(visit.find("[role=alert]")).containsText("It is loading.");
      String chosen = cell.getAttribute("style");
      cell.click();
      visit.page().unroute(second);
      visit.find("button:text-is('Try again')").click();
      assertThat(visit.find(".tokens-models > section")).hasCount(2);
      assertThat(visit.find(".tokens-cell[aria-pressed=true]").first())
          .hasAttribute("style", chosen);
    }
  }

  @Test
  void who_is_at_a_token_stays_there_when_other_weights_come() {
    try (Visit visit = site.visit(LOOK, "#/attention")) {
      AttentionView view = new AttentionView(visit);
      Runnable release = ask(visit, "rollout");
      Locator token = view.token("street");
      token.focus();
      release.run();
      assertThat(visit.find(".cells")).hasAttribute("aria-label", Pattern.compile("rollout"));
      assertThat(token).isFocused();
    }
  }

  @Test
  void who_is_at_a_weight_stays_there_when_others_come() {
    try (Visit visit = site.visit(LOOK, "#/attention")) {
      Runnable release = ask(visit, "rollout");
      Locator cells = visit.find(".cells");
      cells.focus();
      visit.page().keyboard().press("ArrowDown");
      visit.page().keyboard().press("ArrowDown");
      visit.page().keyboard().press("ArrowRight");
      Locator row = visit.find(".axis.rows .current");
      assertThat(row).hasText("didn");
      release.run();
      assertThat(cells).hasAttribute("aria-label", Pattern.compile("rollout"));
      assertThat(cells).isFocused();
      assertThat(row).hasText("didn");
      assertThat(visit.find(".axis.columns .current")).hasText("animal");
    }
  }

  @Test
  void who_takes_a_filter_back_is_still_at_it_where_it_is_one_of_many() {
    try (Visit visit = site.visit(LOOK)) {
      SearchView view = SearchView.asked(visit, "tea", "");
      visit.find(".filter-group button[aria-expanded=false]").click();
      String last = visit.find(".filters .chip").last().getAttribute("data-control");
      Locator chip = visit.find(".filters [data-control='" + last + "']");
      view.anew(() -> chip.press("Enter"));
      assertThat(chip).hasAttribute("aria-pressed", "true");
      view.anew(() -> chip.press("Enter"));
      assertThat(chip).isFocused();
      assertThat(chip).hasAttribute("aria-pressed", "false");
    }
  }

  @Test
  void reasons_that_were_asked_for_early_tell_of_a_column_when_it_answers() {
    try (Visit visit = site.visit(LOOK)) {
      Runnable release = visit.hold("/semantic");
      visit.go(SearchView.address("insomnia", ""));
      SearchView view = new SearchView(visit);
      Locator meaning = view.why("words", "Insomnia").locator(".own-meaning");
      assertThat(meaning).containsText("This column is still searching.");
      release.run();
      assertThat(meaning).containsText("place 1");
      assertThat(meaning).not().containsText("still searching");
      assertThat(meaning.locator(".tree-value").first()).isVisible();
    }
  }

  @Test
  void what_a_node_said_earlier_of_itself_does_not_take_the_place_of_what_it_says_now() {
    try (Visit visit = site.visit(LOOK, "#/search")) {
      Queue<Route> earlier = new ArrayDeque<>();
      visit
          .page()
          .route(
              url -> url.contains(PAGE + "?"),
              route -> {
                if (earlier.isEmpty()) {
                  earlier.add(route);
                } else {
                  route.resume();
                }
              });
      visit.find("header nav a:text-is('Ask')").click();
      visit.page().waitForCondition(() -> !earlier.isEmpty());
      visit.find("header nav a:text-is('Tokens')").click();
      assertThat(visit.find(".tokens-tile").first()).isVisible();
      Route held = earlier.element();
      visit.page().waitForResponse(held.request().url(), () -> held.fulfill(json(withoutTokens())));
      visit.find("#tokens-example-1").click();
      assertThat(visit.page()).hasURL(Pattern.compile("text="));
      assertThat(visit.find(".tokens-tile").first()).isVisible();
    }
  }

  /** Asks for other weights of the text that is shown; returns what lets them come. */
  private static Runnable ask(Visit visit, String square) {
    assertThat(visit.find(".cells")).isVisible();
    new AttentionView(visit).showAllHeads();
    Runnable release = visit.hold(EXPLAIN);
    visit.find("[data-square=" + square + "]").click();
    assertThat(visit.find(".below")).hasAttribute("aria-busy", "true");
    return release;
  }

  private String withoutTokens() {
    JsonNode page = site.node().http().get("/articles" + PAGE, Map.of()).orThrow().body();
    ((ObjectNode) page.path("offers")).put("tokens", false);
    return page.toString();
  }

  private static Route.FulfillOptions json(String body) {
    return new Route.FulfillOptions().setContentType("application/json").setBody(body);
  }

  private static void refuse(Route route) {
    route.fulfill(json("{\"error\":{\"msg\":\"It is loading.\"}}").setStatus(503));
  }
}
