// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import io.sememe.integration.node.WholeRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The view of what a model looks at, where something is in its way. */
@ExtendWith(SharedPage.class)
@WholeRun
final class AttentionRefusedPageIT {
  private static final String PAGE =
      """
      {"collection": "articles", "version": "1", "model": "bge-small-en-v1.5",
       "models": ["bge-small-en-v1.5"], "fields": {"id": "id", "body": "body", "facets": []},
       "offers": {"explain": %s}, "may": {"explain": %s}}
      """;

  private static final String WIDE = "The animal didn't cross the street because it was too wide.";

  private final Site site;

  AttentionRefusedPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | the model does not show its attention: its graph hides it | graph hides it | Take all-minilm-l6-v2",
        "403 | switched off in solrconfig.xml, with enabled=false | switched off | enabled=false",
        "403 | attention is for those who may | Not permitted. | Whoever looks after",
        "429 | 2 texts are being explained | The node is busy. | Try again in 2 s.",
        "503 | the model is loading | Not available now. | the model is loading",
      })
  void what_the_node_refuses_is_said(int status, String message, String said, String more) {
    try (Visit visit = site.visit(Look.PHONE_LIGHT)) {
      visit.refuse("/sememe/explain", status, message);
      visit.go("#/attention");
      assertThat(visit.find(".below")).containsText(said);
      assertThat(visit.find(".below")).containsText(more);
    }
  }

  @Test
  void one_text_is_asked_for_at_a_time_and_never_what_nobody_waits_for_any_more() {
    List<Route> held = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      AttentionView view = new AttentionView(visit);
      visit.page().context().route(url -> url.matches(".*[?&]layer=0(&.*|$)"), held::add);
      visit.go("#/attention");
      visit.find(".head-layer").first().scrollIntoViewIfNeeded();
      visit.page().waitForCondition(() -> !held.isEmpty());
      visit.page().context().onRequest(request -> asked.add(request.url()));
      visit.find("[data-square=rollout]").click();
      view.labelled("Layer").selectOption("11");
      assertThat(visit.find(".below")).hasAttribute("aria-busy", "true");
      assertEquals(List.of(), explained(asked));
      held.forEach(Route::resume);
      view.assertListed("“it” looks at", targets(WIDE, "132", "it"));
      assertTrue(
          explained(asked).stream().noneMatch(url -> url.contains("rollout")), asked::toString);
    }
  }

  @Test
  void what_fails_that_nobody_waits_for_any_more_is_not_told() {
    List<Route> held = new ArrayList<>();
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      AttentionView view = new AttentionView(visit);
      visit.expectFailure("/sememe/explain");
      visit.page().context().route(url -> url.contains("attention=rollout"), held::add);
      visit.go("#/attention");
      visit.find("[data-square=rollout]").click();
      visit.page().waitForCondition(() -> !held.isEmpty());
      view.labelled("Layer").selectOption("11");
      held.get(0).fulfill(new Route.FulfillOptions().setStatus(503).setBody("{}"));
      view.assertListed("“it” looks at", targets(WIDE, "132", "it"));
      assertThat(view.labelled("Layer")).hasValue("11");
      assertThat(visit.find("[role=alert]")).hasCount(0);
    }
  }

  @Test
  void what_waits_for_its_turn_is_not_asked_for_when_the_view_is_left() {
    List<Route> held = new ArrayList<>();
    List<Request> ended = new ArrayList<>();
    try (Visit visit = site.visit(Look.PHONE_LIGHT, "#/attention")) {
      visit.page().context().route(url -> url.contains("attention=rollout"), held::add);
      visit.page().context().onRequestFinished(ended::add);
      visit.page().context().onRequestFailed(ended::add);
      visit.find("[data-square=rollout]").click();
      visit.page().waitForCondition(() -> !held.isEmpty());
      visit.find(".head-layer").first().scrollIntoViewIfNeeded();
      assertThat(visit.find(".head-grid > [role=status]")).hasText("Layer 0 is on its way …");
      visit.anew(() -> visit.find("header nav a:text-is('Tokens')").click());
      held.get(0).resume();
      visit.page().waitForCondition(() -> ended.contains(held.get(0).request()));
      // What follows it begins before this comes back.
      visit.page().evaluate("fetch('../select?q=*:*').then((answer) => answer.text())");
      assertEquals(List.of(), visit.page().workers());
    }
  }

  @Test
  void a_reader_waits_tries_again_and_goes_on() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      AttentionView view = new AttentionView(visit);
      visit.cut("/sememe/explain");
      visit.go("#/attention");
      assertThat(visit.find(".below")).containsText("No answer.");
      visit.mend();
      Runnable release = visit.hold("/sememe/explain");
      visit.find(".below button").click();
      assertThat(visit.find(".below .loading")).isVisible();
      release.run();
      view.assertListed("“it” looks at", targets(WIDE, "mean", "it"));
      visit.refuse("/sememe/explain", 429, "2 texts are being explained");
      visit.find("[data-square=rollout]").click();
      assertThat(visit.find(".look-card .notice")).containsText("The node is busy.");
      assertThat(visit.find("[data-square=mean]")).hasAttribute("aria-pressed", "true");
      view.assertListed("“it” looks at", targets(WIDE, "mean", "it"));
      visit.mend();
      visit.find(".look-card .notice button").click();
      view.assertListed("“it” looks at", targets(WIDE, "rollout", "it"));
      assertThat(visit.find(".look-card .notice")).hasCount(0);
    }
  }

  @Test
  void heads_that_did_not_come_are_asked_for_again() {
    try (Visit visit = site.visit(Look.PHONE_LIGHT, "#/attention")) {
      visit.refuse("/sememe/explain", 429, "2 texts are being explained");
      visit.find(".head-layers").scrollIntoViewIfNeeded();
      assertThat(visit.find(".head-grid .notice")).containsText("2 texts are being explained");
      visit.mend();
      visit.find(".head-grid .notice button").click();
      assertThat(visit.find(".head-layer:not(.waiting)").first()).isVisible();
    }
  }

  @Test
  void a_part_of_the_page_that_reads_heads_and_did_not_come_is_said_and_asked_for_again() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      // Nobody reports the requests of workers.
      visit.page().context().route(url -> url.endsWith("/layers.js"), Route::abort);
      visit.go("#/attention");
      visit.find(".head-layers").scrollIntoViewIfNeeded();
      assertThat(visit.find(".head-grid .notice")).containsText("The node did not give the part");
      visit.mend();
      visit.find(".head-grid .notice button").click();
      assertThat(visit.find(".head-layer:not(.waiting)").first()).isVisible();
    }
  }

  @Test
  void what_the_node_really_refuses_is_said() {
    try (Visit visit = site.visit(Look.DESKTOP_DARK)) {
      AttentionView view = new AttentionView(visit);
      visit.expectFailure("/sememe/explain");
      visit.go("#/attention?tokens=2");
      assertThat(visit.find(".below")).containsText("tokens must be a whole number from 4 to 256");
      visit.go("#/attention?id=nosuch&f=body");
      assertThat(visit.find(".below")).containsText("there is no document 'nosuch'");
      visit.go("#/attention?layer=77&head=0");
      assertThat(visit.find(".below")).containsText("layer must be from 0 to 11");
      visit.find(".ways").getByText("The mean of all heads").click();
      view.assertListed("“it” looks at", targets(WIDE, "mean", "it"));
      visit.go("#/attention?text=");
      assertThat(visit.find(".below")).containsText("Write a sentence");
    }
  }

  @ParameterizedTest
  @CsvSource({"false,true,does not show what models look at", "true,false,Not permitted."})
  void where_it_is_not_offered_or_not_permitted_the_page_says_so(
      boolean offered, boolean permitted, String said) {
    try (Visit visit = site.visit(Look.PHONE_DARK)) {
      visit.answer("/sememe/page", 200, PAGE.formatted(offered, permitted));
      visit.go("#/attention");
      assertThat(visit.find(".view")).containsText(said);
      assertThat(visit.find("form")).hasCount(0);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Look.class,
      names = {"DESKTOP_DARK", "PHONE_LIGHT"})
  void markup_and_controls_of_direction_are_shown_as_what_they_are(Look look) {
    String hostile = "<img src=x onerror=alert(1)> \u202ecba\u2066 שלום it's " + "w".repeat(300);
    try (Visit visit =
        site.visit(
            look,
            "#/attention?text="
                + AttentionView.encoded(hostile)
                + "&q="
                + AttentionView.encoded("<b>\u202ewho</b>"))) {
      assertThat(visit.find("main img")).hasCount(0);
      assertThat(visit.find("main b")).hasCount(0);
      assertThat(visit.find(".matched-text")).containsText("<img src=x onerror=alert(1)>");
      assertThat(visit.find(".matched-text .control").first()).hasText("U+202E");
      assertThat(visit.find(".token").first()).hasText("<");
      assertThat(visit.find(".look-card")).isVisible();
      visit.screenshot("attention-hostile");
    }
  }

  private List<String> targets(String text, String square, String word) {
    Explained all = Explained.of(site.node(), site.collection(), text, "attention", "all");
    return all.targets(all.square(square), all.indexOf(word), false);
  }

  private static List<String> explained(List<String> asked) {
    return asked.stream().filter(url -> url.contains("/sememe/explain")).toList();
  }
}
