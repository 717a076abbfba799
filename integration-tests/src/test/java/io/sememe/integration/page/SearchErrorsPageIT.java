// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches where something is missing, fails, or is meant to do harm. */
@ExtendWith(SharedPage.class)
@WholeRun
final class SearchErrorsPageIT {
  private static final String MARKUP = "<img src=x onerror=alert(1)>\u202Egnp.exe";
  private static final String SHOWN = "<img src=x onerror=alert(1)>U+202Egnp.exe";

  private final Site site;

  SearchErrorsPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void a_column_fails_alone_says_when_to_come_again_and_can_be_tried_again(Look look) {
    try (Visit visit = site.visit(look)) {
      visit.refuse("/semantic", 503, "The model is loading.");
      SearchView view = SearchView.asked(visit, "coffee", "").look("meaning");
      Locator notice = view.column("meaning").locator(".notice.error");
      assertThat(notice).containsText("The model is loading.");
      assertThat(notice).containsText("Try again in 2 s.");
      for (String column : new String[] {"words", "both", "reranked"}) {
        assertThat(view.column(column).locator(".hit").first()).isAttached();
      }
      visit.screenshot("search-failed");
      visit.mend();
      SearchView.button(notice, "Try again").click();
      assertThat(view.column("meaning").locator(".hit")).hasCount(10);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | The node is busy.",
        "403 | You are not permitted to see this.",
        "401 | Sign in to see this",
      })
  void a_refused_search_says_why(int status, String said) {
    try (Visit visit = site.visit(Look.PHONE_DARK)) {
      visit.refuse("/search", status, "No.");
      SearchView view = SearchView.asked(visit, "coffee", "");
      assertThat(view.column("both")).containsText(said);
      assertThat(view.column("meaning").locator(".hit").first()).isAttached();
    }
  }

  @Test
  void a_node_that_is_gone_is_said_to_be() {
    try (Visit visit = site.visit(Look.DESKTOP_DARK)) {
      visit.cut("/select");
      SearchView view = SearchView.asked(visit, "coffee", "");
      assertThat(view.column("words")).containsText("The node does not answer.");
    }
  }

  @Test
  void what_is_awaited_is_drawn_in_outline() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      Runnable release = visit.hold("/semantic");
      visit.go(SearchView.address("coffee", ""));
      SearchView view = new SearchView(visit);
      assertThat(view.column("words").locator(".hit").first()).isVisible();
      assertThat(view.column("meaning")).hasAttribute("aria-busy", "true");
      assertThat(view.column("meaning").locator(".skeleton").first()).isVisible();
      release.run();
      view.settle();
      assertThat(visit.find(".skeleton")).hasCount(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void questions_and_documents_are_text_whatever_they_hold(Look look) {
    TestCore core = TestCore.of(site.node(), "semantic");
    core.add(document("a\"'><b>", MARKUP, MARKUP + " tea. " + "x".repeat(200), MARKUP + ",x"))
        .orThrow();
    core.commit();
    try (Visit visit = site.of(core).visit(look)) {
      SearchView view = SearchView.asked(visit, MARKUP + " tea \"{!func}1", "");
      Locator hit = view.look("words").column("words").locator(".hit");
      assertThat(hit.locator("h3")).hasText(SHOWN);
      assertThat(hit.locator(".hit-passage")).containsText(SHOWN);
      view.anew(() -> visit.find(".filters .chip").click());
      assertThat(hit).hasCount(1);
      assertThat(visit.find(".filters .chip").first()).containsText(SHOWN);
      Locator why = view.why("words", "tea");
      assertThat(why.locator(".why-question")).containsText(SHOWN);
      assertThat(why.locator(".match-text")).containsText(SHOWN);
      assertThat(visit.find("main img")).hasCount(0);
    }
  }

  @Test
  void an_address_that_somebody_made_up_does_no_harm() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      String odd = "&rows=9e9&columns=x&tab=x&why=nosuch&by=x&fq=id:insomnia&fq=x";
      SearchView view = SearchView.asked(visit, "coffee", odd);
      assertThat(view.column("both").locator(".hit")).hasCount(10);
      assertThat(visit.find("dialog")).isHidden();
    }
  }

  @Test
  void nothing_found_is_said() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      SearchView view = SearchView.asked(visit, "+++", "");
      assertThat(view.column("words")).containsText("Nothing found.");
      assertThat(view.column("words").locator(".column-figures")).containsText("0 found");
    }
  }

  @Test
  void what_the_collection_lacks_is_said_with_what_to_do() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      ObjectNode page = page(site);
      ((ObjectNode) page.path("offers")).put("maxsim", false).put("ask", false);
      ((ObjectNode) page.path("may")).put("explain", false);
      visit.answer("/sememe/page", 200, page.toString());
      SearchView view = SearchView.asked(visit, "coffee", "");
      assertThat(view.column("reranked")).containsText("Index with tokens=int8");
      assertThat(view.column("both").locator(".hit")).hasCount(10);
      assertThat(visit.find(".hit-more a")).hasCount(0);
      assertThat(view.why("both", "Java coffee").locator(".match-words")).hasCount(0);
    }
  }

  @Test
  void a_collection_without_handlers_of_its_own_is_searched_with_the_parsers() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      SearchView own = SearchView.asked(visit, "coffee", "");
      String expected = own.titles("reranked").toString() + own.titles("meaning");
      ObjectNode page = page(site);
      ((ObjectNode) page.path("offers")).put("search", false).put("semantic", false);
      visit.answer("/sememe/page", 200, page.toString());
      visit.page().reload();
      own.settle();
      assertEquals(expected, own.titles("reranked").toString() + own.titles("meaning"));
    }
  }

  @Test
  void documents_that_are_cut_show_the_passage_that_answers() {
    Configset.copy(site.node(), "cut")
        .replace("solrconfig.xml", "${sememe.passages:none}", "sentence");
    TestCore core = TestCore.of(site.node(), "cut");
    core.add(
        document(
            "1", "Kitchen", "Knives are kept sharp. Green tea is brewed with hot water.", "home"));
    core.commit();
    try (Visit visit = site.of(core).visit(Look.DESKTOP_LIGHT)) {
      SearchView view = SearchView.asked(visit, "how to make a hot drink", "");
      assertThat(view.column("meaning").locator(".hit-passage")).containsText("Green tea");
      assertThat(view.column("meaning").locator(".hit")).hasCount(1);
    }
  }

  /** What the node says of the collection, to be changed. */
  private static ObjectNode page(Site site) {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "")) {
      Object json = visit.page().evaluate("fetch('page').then((answer) => answer.text())");
      return (ObjectNode) new ObjectMapper().readTree(json.toString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
