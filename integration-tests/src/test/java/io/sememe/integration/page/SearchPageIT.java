// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import io.sememe.integration.node.WholeRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches in four ways at once, as visitors do. */
@ExtendWith(SharedPage.class)
@WholeRun
final class SearchPageIT {
  private static final String SLEEPLESS = "Why can't I fall asleep at night?";
  private static final String SPY = "someone who secretly works for the enemy";

  /** Of each line the titles of the hits that its ends touch: those beside it at its height. */
  private static final String ENDS_OF_LINES =
      """
      () => {
        const origin = document.querySelector(".board").getBoundingClientRect();
        const hits = [...document.querySelectorAll(".hit")].map((hit) => ({
          title: hit.querySelector("h3").textContent, box: hit.getBoundingClientRect() }));
        const at = (side, x, y) => hits.find(({ box }) => Math.abs(box[side] - x) < 1
            && box.top < y && y < box.top + 40)?.title;
        return [...document.querySelectorAll(".line path")].map((path) => {
          const from = path.getPointAtLength(0);
          const to = path.getPointAtLength(path.getTotalLength());
          return at("right", from.x + origin.x, from.y + origin.y) + "|"
              + at("left", to.x + origin.x, to.y + origin.y);
        });
      }
      """;

  private final Site site;

  SearchPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void a_question_is_asked_in_four_ways(Look look) {
    try (Visit visit = site.visit(look, "")) {
      SearchView view = new SearchView(visit);
      assertThat(visit.find(".start-kinds li")).hasCount(4);
      visit.screenshot("search-start");
      view.ask(SPY);
      assertEquals("Search · Sememe", visit.page().title());
      for (String column : SearchView.COLUMNS) {
        view.look(column);
        assertThat(view.column(column).locator(".hit")).hasCount(10);
        assertThat(view.column(column).locator(".column-figures"))
            .hasText(Pattern.compile("\\d+ found · [\\d.]+ m?s"));
      }
      view.look("meaning");
      assertEquals("Mole (espionage)", view.titles("meaning").get(0));
      assertThat(view.hits("meaning", "Mole (espionage)").locator("mark").first()).isVisible();
      visit.screenshot("search-found");
    }
  }

  @Test
  void lines_join_the_same_document_in_neighbouring_columns() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      SearchView view = SearchView.asked(visit, SPY, "");
      List<String> expected = new ArrayList<>();
      for (int i = 1; i < SearchView.COLUMNS.size(); i++) {
        Set<String> shared = new HashSet<>(view.titles(SearchView.COLUMNS.get(i - 1)));
        shared.retainAll(view.titles(SearchView.COLUMNS.get(i)));
        shared.forEach(title -> expected.add(title + "|" + title));
      }
      List<?> joined = (List<?>) visit.page().evaluate(ENDS_OF_LINES);
      assertEquals(sorted(expected), sorted(joined));
      assertTrue(joined.size() > 10, joined::toString);
    }
  }

  private static List<String> sorted(List<?> all) {
    return all.stream().map(Object::toString).sorted().toList();
  }

  @Test
  void what_is_pointed_at_or_has_the_focus_shows_in_all_columns() {
    try (Visit visit = site.visit(Look.DESKTOP_DARK)) {
      SearchView view = SearchView.asked(visit, SLEEPLESS, "");
      view.hits("meaning", "Insomnia").locator("h3").hover();
      assertEquals(Set.of("Insomnia"), new HashSet<>(lit(visit)));
      assertThat(visit.find(".hit.lit")).hasCount(3);
      assertThat(visit.find(".line.lit")).hasCount(2);
      view.box().hover();
      assertThat(visit.find(".lit")).hasCount(0);
      SearchView.button(view.hits("words", "Rain shadow"), "Why here?").focus();
      assertEquals(Set.of("Rain shadow"), new HashSet<>(lit(visit)));
    }
  }

  private static List<String> lit(Visit visit) {
    return visit.find(".hit.lit h3").allTextContents();
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void a_hit_tells_its_places_elsewhere_or_that_it_is_only_here(Look look) {
    try (Visit visit = site.visit(look)) {
      SearchView view = SearchView.asked(visit, SLEEPLESS, "");
      assertThat(view.hits("meaning", "Insomnia").locator(".place .unseen"))
          .hasText(new String[] {"place 1 in Both", "place 1 in Reranked"});
      for (String column : SearchView.COLUMNS) {
        for (String title : view.titles(column)) {
          boolean alone =
              SearchView.COLUMNS.stream()
                  .noneMatch(other -> !other.equals(column) && view.titles(other).contains(title));
          Locator hit = view.hits(column, title).first();
          assertEquals(
              alone, hit.locator(".hit-places").textContent().contains("only here"), title);
        }
      }
    }
  }

  @Test
  void arrow_keys_turn_the_tabs_of_a_phone_and_a_link_keeps_the_tab() {
    try (Visit visit = site.visit(Look.PHONE_LIGHT)) {
      SearchView view = SearchView.asked(visit, SLEEPLESS, "");
      assertThat(view.column("both")).isVisible();
      assertThat(view.column("words")).isHidden();
      visit.find("[role=tab][aria-selected=true]").press("ArrowRight");
      assertThat(view.column("reranked")).isVisible();
      assertThat(view.column("both")).isHidden();
      assertThat(visit.find("[role=tab]:focus")).hasText(Pattern.compile("Reranked"));
      visit.page().reload();
      view.settle();
      assertThat(view.column("reranked")).isVisible();
    }
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void filters_narrow_all_columns_and_a_link_shows_the_same_to_others(Look look) {
    String address;
    List<String> seen;
    try (Visit visit = site.visit(look)) {
      SearchView view = SearchView.asked(visit, SLEEPLESS, "");
      view.anew(() -> filter(visit, "nature").click());
      assertThat(filter(visit, "nature")).isFocused();
      view.anew(() -> filter(visit, "medicine").click());
      assertThat(filter(visit, "nature")).hasAttribute("aria-pressed", "true");
      Set<String> topics =
          new HashSet<>(view.column("both").locator(".hit-foot .badge").allTextContents());
      assertEquals(Set.of("nature", "medicine"), topics);
      address = visit.page().url();
      seen = visit.find(".hit h3").allTextContents();
      visit.screenshot("search-filtered");
    }
    try (Visit other = site.visit(look)) {
      other.page().navigate(address);
      SearchView view = new SearchView(other).settle();
      assertEquals(seen, other.find(".hit h3").allTextContents());
      view.anew(() -> filter(other, "nature").click());
      other.page().goBack();
      assertThat(filter(other, "nature")).hasAttribute("aria-pressed", "true");
    }
  }

  private static Locator filter(Visit visit, String value) {
    return visit
        .find(".filters .chip")
        .filter(new Locator.FilterOptions().setHasText(value))
        .first();
  }

  @Test
  void columns_and_the_number_of_hits_are_chosen() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      SearchView view = SearchView.asked(visit, SLEEPLESS, "");
      view.anew(() -> view.button("Meaning").click());
      view.anew(() -> view.button("Reranked").click());
      view.anew(() -> visit.find("[data-control=rows]").selectOption("5"));
      assertThat(visit.find(".column")).hasCount(2);
      assertThat(view.column("both").locator(".hit")).hasCount(5);
      assertTrue(visit.page().url().endsWith("&rows=5&columns=words%2Cboth"), visit.page().url());
      view.button("Words").click();
      assertThat(view.button("Both")).isDisabled();
    }
  }

  @Test
  void the_link_is_copied_or_shown_where_the_browser_forbids_that() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      SearchView view = SearchView.asked(visit, SLEEPLESS, "&rows=5");
      visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      view.button("Copy link").click();
      assertThat(visit.find(".link-said")).hasText("Copied.");
      String address = visit.page().url();
      assertEquals(address, visit.page().evaluate("navigator.clipboard.readText()"));
      visit.page().evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
      view.button("Copy link").click();
      assertThat(visit.find(".link-said input")).hasValue(address);
    }
  }
}
