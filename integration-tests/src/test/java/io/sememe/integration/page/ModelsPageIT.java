// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of the node, its models and the collection. */
@ExtendWith(SharedPage.class)
@WholeRun
final class ModelsPageIT {
  private static final String VIEW = "#/models";
  private static final String STATUS = "/sememe/status";
  private static final String NAMED = "bge-small-en-v1.5";
  private static final LocatorAssertions.IsVisibleOptions SOON =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  private final Site site;

  ModelsPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void states_and_figures_are_those_of_the_status(Look look) {
    JsonNode status = status();
    JsonNode model = status.path("models").path(NAMED);
    try (Visit visit = site.visit(look, VIEW)) {
      Locator node = visit.find(".node");
      assertThat(node.locator(".badge").first()).hasText("Ready");
      assertThat(node).containsText(status.path("version").asText());
      assertThat(node).containsText(status.at("/java/version").asText());
      assertThat(fact(node, "Device")).hasText(status.path("device").asText());

      Locator card = card(visit, NAMED);
      assertThat(card.locator(".badge").first()).hasText("Ready");
      assertThat(fact(card, "Dimension")).hasText(model.path("dimension").asText());
      assertThat(fact(card, "Task")).hasText(model.path("task").asText());
      assertThat(fact(card, "Sees")).hasText("512 tokens");
      String fingerprint = model.path("fingerprint").asText();
      assertThat(fact(card, "Fingerprint")).containsText(fingerprint.substring(0, 12) + "…");
      assertThat(visit.find("main")).containsText("190 documents");
      assertThat(visit.find("main")).containsText("All have one in vector");
      assertThat(visit.find("main")).containsText("No job has run on this collection.");
      visit.screenshot("models");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Look.class,
      names = {"DESKTOP_LIGHT", "PHONE_DARK"})
  void charts_move_while_questions_are_asked(Look look) {
    try (Visit visit = site.visit(look, VIEW)) {
      Locator queries = chart(visit.find(".node"), "Queries encoded");
      assertThat(queries.locator(".chart-value")).hasText("0.0 /s");
      Locator cache = chart(visit.find(".node"), "Cache hit rate");
      assertThat(cache.locator(".chart-value")).hasText("–");
      Pattern some = Pattern.compile("^(?!0\\.0)[\\d,.]+ /s$");
      Pattern hits = Pattern.compile("[1-9]\\d* %");
      AtomicInteger asked = new AtomicInteger();
      visit
          .page()
          .waitForCondition(
              () -> {
                ask("What of number " + asked.incrementAndGet() + " on a " + look + "?");
                ask("What is always asked?");
                return some.matcher(value(queries)).matches()
                    && hits.matcher(value(cache)).matches();
              });
      // So that they stay as they are while they are looked at.
      visit.find("button:has-text('Pause')").click();
      assertThat(queries.locator(".chart-value")).hasText(some);
      assertThat(queries.locator("polyline")).hasAttribute("points", Pattern.compile(" "));
      assertThat(chart(card(visit, NAMED), "Tokens").locator(".chart-value")).hasText(some);
      assertThat(cache.locator(".chart-value")).hasText(hits);
      assertThat(card(visit, NAMED).locator(".latency tbody tr").first().locator("td"))
          .containsText(new String[] {"ms", "ms", "ms"});
      visit.screenshot("models-charts");
    }
  }

  @Test
  void a_link_shows_all_of_a_model_and_all_nodes_to_whoever_opens_it() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, VIEW)) {
      Locator details = card(visit, NAMED).locator("details");
      details.locator("summary").focus();
      visit.page().keyboard().press("Enter");
      assertThat(details).containsText("queryParser semantic");
      assertThat(details).containsText("MIT");
      assertThat(visit.page()).hasURL(Pattern.compile("#/models\\?open=" + NAMED + "$"));
      visit.find("button:has-text('All nodes')").click();
      assertThat(visit.page())
          .hasURL(Pattern.compile("#/models\\?scope=cluster&open=" + NAMED + "$"));
      assertThat(card(visit, NAMED).locator("tbody th")).hasText("localhost");
      visit.screenshot("models-cluster");
    }
    try (Visit visit = site.visit(Look.PHONE_LIGHT, VIEW + "?open=" + NAMED)) {
      assertThat(card(visit, NAMED).locator("details")).containsText("SHA-256");
      Locator sum = fact(card(visit, NAMED), "Fingerprint").locator("button").first();
      sum.press("Enter");
      assertThat(sum).hasText(status().path("models").path(NAMED).path("fingerprint").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429, 503})
  void refused_it_says_so_keeps_old_figures_as_such_and_recovers(int status) {
    try (Visit visit = site.visit(Look.DESKTOP_DARK, VIEW)) {
      assertThat(card(visit, NAMED)).isVisible();
      visit.refuse(STATUS, status, "Come <b>later</b>.");
      Locator alert = visit.find(".freshness [role=alert]");
      assertThat(alert).isVisible();
      assertThat(alert).containsText(status == 403 ? "Not permitted" : "Come <b>later</b>.");
      assertThat(visit.find(".freshness")).containsText("Old figures");
      assertThat(visit.find(".old").locator(".node")).containsText("localhost");
      visit.screenshot("models-refused-" + status);
      visit.mend();
      assertThat(visit.find(".freshness .badge:text-is('Live')")).isVisible(SOON);
      assertThat(alert).hasCount(0);
      assertThat(visit.find(".old")).hasCount(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void without_a_network_it_says_so_and_asks_again_at_once_when_told_to(Look look) {
    try (Visit visit = site.visit(look)) {
      visit.cut(STATUS);
      visit.go(VIEW);
      assertThat(visit.find(".freshness [role=alert]")).containsText("The node does not answer.");
      assertThat(visit.find(".freshness")).containsText("No figures");
      visit.screenshot("models-no-network");
      visit.mend();
      visit.find(".freshness button:has-text('Try again')").press("Enter");
      assertThat(card(visit, NAMED)).isVisible();
    }
  }

  @Test
  void paused_while_the_node_is_away_it_promises_nothing_and_is_not_live_before_an_answer() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      visit.cut(STATUS);
      visit.go(VIEW);
      Locator said = visit.find(".freshness");
      assertThat(said).containsText("The page asks again in");
      visit.find("button:has-text('Pause')").click();
      assertThat(said).not().containsText("The page asks again in");
      assertThat(said.locator(".badge")).hasText("Paused");
      visit.mend();
      Runnable release = visit.hold(STATUS);
      visit.find("button:has-text('Go on')").click();
      assertThat(said.locator(".badge")).hasText("No figures");
      release.run();
      assertThat(said.locator(".badge")).hasText("Live");
    }
  }

  @Test
  void only_who_looks_makes_it_ask() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, VIEW)) {
      List<String> asked = new CopyOnWriteArrayList<>();
      visit.page().onRequest(request -> asked.add(request.url()));
      visit.find("button:has-text('Pause')").click();
      assertThat(visit.find(".freshness .badge")).hasText("Paused");
      assertEquals(0, statusesIn(visit, asked));
      visit.find("button:has-text('Go on')").click();
      assertThat(visit.find(".freshness .badge")).hasText("Live");
      assertAsksAgain(visit, asked);
      hide(visit, true);
      assertEquals(0, statusesIn(visit, asked));
      hide(visit, false);
      assertAsksAgain(visit, asked);
      visit.anew(() -> visit.go("#/tokens"));
      assertEquals(0, statusesIn(visit, asked));
    }
  }

  @Test
  void documents_without_a_vector_are_counted() {
    TestCore core = TestCore.of(site.node(), "semantic");
    core.add(
            TestCore.document("1", "Tea", "Leaves in hot water.", "x"),
            TestCore.document("2", "", "", "x"))
        .orThrow();
    core.commit();
    try (Visit visit = site.of(core).visit(Look.PHONE_LIGHT, VIEW)) {
      assertThat(visit.find("main")).containsText("1 without a vector (50 %) in vector");
      visit.find("button:has-text('Give them one')").click();
      assertThat(visit.find("dialog select").first()).hasValue("vector");
      visit.page().keyboard().press("Escape");
      assertThat(visit.find("dialog")).hasCount(0);
    }
  }

  private static void assertAsksAgain(Visit visit, List<String> asked) {
    asked.clear();
    visit.page().waitForCondition(() -> statuses(asked) >= 2);
  }

  private static long statusesIn(Visit visit, List<String> asked) {
    asked.clear();
    visit.page().waitForTimeout(5000);
    return statuses(asked);
  }

  private static long statuses(List<String> asked) {
    return asked.stream().filter(url -> url.contains(STATUS)).count();
  }

  /** What a browser does when another tab is looked at. */
  private static void hide(Visit visit, boolean hidden) {
    visit
        .page()
        .evaluate(
            "hidden => { Object.defineProperty(document, 'hidden', { value: hidden,"
                + " configurable: true });"
                + " document.dispatchEvent(new Event('visibilitychange')); }",
            hidden);
  }

  private JsonNode status() {
    return site.node().http().get("/" + site.collection() + STATUS, Map.of()).orThrow().body();
  }

  private void ask(String question) {
    Map<String, String> parameters =
        Map.of("q", "{!semantic f=vector v=$text}", "text", question, "rows", "1");
    site.node().http().query(site.collection(), parameters).orThrow();
  }

  static Locator card(Visit visit, String model) {
    return visit.find(".model:has(h3 bdi:text-is('" + model + "'))");
  }

  private static Locator fact(Locator card, String name) {
    return card.locator(".facts > div:has(dt:text-is('" + name + "')) dd");
  }

  private static String value(Locator chart) {
    return chart.locator(".chart-value").textContent();
  }

  private static Locator chart(Locator card, String label) {
    return card.locator(".chart:has(.chart-label:text-is('" + label + "'))");
  }
}
