// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame of the page: the way between its views, its colours, and what it says without them. */
@ExtendWith(SharedPage.class)
@WholeRun
final class PageShellIT {
  static final List<String> VIEWS = List.of("Search", "Ask", "Attention", "Tokens", "Models");

  private static final String LIGHT_GROUND = "rgb(246, 247, 251)";
  private static final String DARK_GROUND = "rgb(18, 20, 28)";

  private final Site site;

  PageShellIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void each_view_is_a_click_away_and_says_which_it_is(Look look) {
    try (Visit visit = site.visit(look, "")) {
      assertShows(visit, "Search");
      assertThat(visit.find("header .collection")).hasText("articles");
      for (String view : VIEWS.subList(1, VIEWS.size())) {
        link(visit, view).click();
        visit.settle();
        assertShows(visit, view);
        assertThat(visit.find("main h1")).isFocused();
        assertThat(link(visit, view)).isInViewport();
        visit.screenshot("shell-" + view);
      }
      visit.page().goBack();
      visit.settle();
      assertShows(visit, "Tokens");
      visit.page().reload();
      visit.settle();
      assertShows(visit, "Tokens");
    }
  }

  @Test
  void no_view_wears_the_style_of_one_that_was_looked_at_before() {
    try (Visit visit = site.visit(Look.PHONE_LIGHT, "#/search?q=bank")) {
      assertThat(visit.find(".hit:visible").first()).isVisible();
      link(visit, "Models").click();
      visit.settle();
      assertThat(visit.find(".model .controls button").first()).isVisible();
    }
  }

  @Test
  void the_keyboard_leads_past_the_frame_and_through_it() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "#/tokens")) {
      visit.page().keyboard().press("Tab");
      assertThat(visit.find(".skip")).isFocused();
      assertThat(visit.find(".skip")).isInViewport();
      visit.page().keyboard().press("Enter");
      assertThat(visit.find("main")).isFocused();
      assertShows(visit, "Tokens");
      visit.page().reload();
      visit.settle();
      for (String ignored : List.of("skip", "brand", "Search", "Ask")) {
        visit.page().keyboard().press("Tab");
      }
      assertThat(link(visit, "Ask")).isFocused();
      visit.page().keyboard().press("Enter");
      visit.settle();
      assertShows(visit, "Ask");
      assertThat(visit.find("main h1")).isFocused();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Look.class,
      names = {"DESKTOP_LIGHT", "DESKTOP_DARK"})
  void colours_are_those_of_the_system_until_others_are_chosen(Look look) {
    try (Visit visit = site.visit(look, "")) {
      assertGround(visit, look.isDark());
      theme(visit).selectOption("Light");
      assertGround(visit, false);
      theme(visit).selectOption("Dark");
      assertGround(visit, true);
      visit.page().reload();
      visit.settle();
      assertGround(visit, true);
      assertThat(theme(visit)).hasValue("dark");
      theme(visit).selectOption("As the system");
      assertGround(visit, look.isDark());
      ColorScheme other = look.isDark() ? ColorScheme.LIGHT : ColorScheme.DARK;
      visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(other));
      assertGround(visit, !look.isDark());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/nosuch", "#/toString", "#/__proto__?q=", "#content", "#/%ff%00", "#"})
  void an_address_of_no_view_shows_the_first(String address) {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, address)) {
      assertShows(visit, "Search");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | Sign in to see this",
        "403 | You are not permitted to see this",
        "429 | The node is busy",
        "503 | Try again in 2 s",
        "500 | It <b>broke</b>",
      })
  void a_node_that_refuses_to_describe_itself_is_quoted(int status, String said) {
    try (Visit visit = site.visit(Look.PHONE_LIGHT)) {
      visit.refuse("/sememe/page", status, "It <b>broke</b>.");
      visit.go("#/ask");
      assertThat(visit.find("main [role=alert]")).containsText(said);
      assertThat(visit.find("main [role=alert] button")).hasCount(status < 429 ? 0 : 1);
    }
  }

  @Test
  void a_node_that_is_away_is_tried_again_on_demand() {
    try (Visit visit = site.visit(Look.PHONE_DARK)) {
      visit.cut("/sememe/page");
      visit.go("#/ask");
      assertThat(visit.find("main [role=alert]")).containsText("The node does not answer");
      visit.screenshot("shell-away");
      visit.mend();
      visit.find("main [role=alert] button").click();
      visit.settle();
      assertThat(visit.find("main [role=alert]")).hasCount(0);
      assertShows(visit, "Ask");
    }
  }

  @Test
  void a_slow_node_is_waited_for_and_a_view_that_was_left_meanwhile_stays_away() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      Runnable release = visit.hold("/sememe/page");
      visit.page().navigate(site.address() + "#/models");
      assertThat(visit.find("main [role=status]")).hasText("Loading …");
      link(visit, "Tokens").click();
      release.run();
      visit.settle();
      assertShows(visit, "Tokens");
      assertThat(visit.find(".view")).hasCount(1);
    }
  }

  @Test
  void a_collection_may_be_called_like_the_page() {
    site.node().http().createCore("sememe", "semantic").orThrow();
    try (Visit visit = site.on(site.node(), "sememe").visit(Look.PHONE_LIGHT, "")) {
      assertThat(visit.find("header .collection")).hasText("sememe");
    }
  }

  private static void assertShows(Visit visit, String view) {
    assertThat(visit.page()).hasTitle(view + " · Sememe");
    assertThat(visit.find("main h1")).hasText(view);
    assertThat(visit.find("main .view-" + view.toLowerCase(Locale.ROOT))).isAttached();
    assertThat(visit.find("nav [aria-current=page]")).hasText(view);
  }

  private static void assertGround(Visit visit, boolean dark) {
    assertThat(visit.find("html")).hasCSS("background-color", dark ? DARK_GROUND : LIGHT_GROUND);
    assertEquals(
        dark ? "rgb(231, 233, 243)" : "rgb(27, 30, 43)",
        visit.page().evaluate("getComputedStyle(document.body).color"));
  }

  private static Locator link(Visit visit, String view) {
    return visit.find("header nav a").filter(new Locator.FilterOptions().setHasText(view));
  }

  private static Locator theme(Visit visit) {
    return visit.page().getByLabel("Colours");
  }
}
