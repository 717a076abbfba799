// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the page shows nodes, models and readers that this node has none of. */
@ExtendWith(SharedPage.class)
@WholeRun
final class ModelsShownPageIT {
  private static final String VIEW = "#/models";
  private static final String STATUS = "/sememe/status";
  private static final String PAGE = "/sememe/page";
  private static final String NAMED = "bge-small-en-v1.5";
  private static final String HOSTILE =
      "<img src=x onerror=alert(1)>\u202egnp.<script>alert(2)</script>";

  private final Site site;

  ModelsShownPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void hostile_texts_are_shown_as_texts(Look look) {
    ObjectNode status = get(STATUS);
    ObjectNode model = status.withObject("/models").putObject("<b>bold</b>");
    model.put("state", "FAILED").put("reason", HOSTILE).put("retrySeconds", 12);
    model.put("source", "javascript:alert(3)").put("licence", HOSTILE).put("fallback", HOSTILE);
    model.put("reloadFailure", HOSTILE).putArray("warnings").add(HOSTILE);
    model.putObject("namedBy").putArray(HOSTILE).add(HOSTILE);
    model.putObject("sha256").put(HOSTILE, "ab".repeat(32));
    try (Visit visit = site.visit(look)) {
      visit.answer(STATUS, 200, status.toString());
      visit.go(VIEW + "?open=%3Cb%3Ebold%3C%2Fb%3E");
      Locator card = ModelsPageIT.card(visit, "<b>bold</b>");
      assertThat(card.locator(".badge").first()).hasText("Failed");
      assertThat(card).containsText("<img src=x onerror=alert(1)>U+202Egnp.");
      assertThat(card).containsText("in 12 s or later tries again");
      assertThat(card).containsText("javascript:alert(3)");
      assertThat(card.locator("b, img, script, a")).hasCount(0);
      assertEquals(8, card.locator(".control").count());
      card.scrollIntoViewIfNeeded();
      visit.screenshot("models-hostile");
    }
  }

  @Test
  void nodes_that_differ_are_marked_and_one_that_does_not_answer_says_why() {
    ObjectNode status = get(STATUS, "scope", "cluster");
    ObjectNode nodes = status.withObject("/nodes");
    ObjectNode other = nodes.path("localhost").deepCopy();
    other.put("node", "other:8983_solr");
    other.withObject("/models/" + NAMED).put("fingerprint", "f".repeat(32)).put("state", "READY");
    nodes.set("other:8983_solr", other);
    nodes.putObject("lost:8983_solr").put("status", 503).put("error", "It is <i>away</i>.");
    status.withArray("/divergent").addObject().put("model", NAMED);
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      visit.answer(STATUS, 200, status.toString());
      visit.go(VIEW + "?scope=cluster");
      Locator card = ModelsPageIT.card(visit, NAMED);
      assertThat(card).containsText("Not the same on all nodes");
      assertThat(card.locator("tbody tr")).hasCount(2);
      assertThat(card).containsText("ffffffffffff…");
      assertThat(visit.find(".node")).hasCount(3);
      assertThat(visit.find(".node:has-text('lost:8983_solr')")).containsText("It is <i>away</i>.");
      visit.screenshot("models-divergent");
    }
  }

  @Test
  void vectors_of_another_model_of_the_same_name_are_told_of() {
    ObjectNode status = get(STATUS);
    status.withObject("/models/" + NAMED).put("fingerprint", "e".repeat(32));
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      visit.answer(STATUS, 200, status.toString());
      visit.go(VIEW);
      assertThat(visit.find("main")).containsText("searches are refused (409)");
    }
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void who_may_only_look_has_no_buttons(Look look) {
    ObjectNode page = get(PAGE);
    page.withObject("/may").put("manage", false).put("encode", false);
    try (Visit visit = site.visit(look)) {
      visit.answer(PAGE, 200, page.toString());
      visit.go(VIEW);
      assertThat(ModelsPageIT.card(visit, NAMED)).isVisible();
      assertThat(visit.find("main")).containsText("No job has run");
      assertThat(visit.find(".controls button")).hasCount(0);
    }
  }

  @Test
  void who_may_not_look_is_told_so_and_nothing_is_asked() {
    ObjectNode page = get(PAGE);
    page.withObject("/may").put("watch", false).put("manage", false);
    List<String> asked = new CopyOnWriteArrayList<>();
    try (Visit visit = site.visit(Look.PHONE_LIGHT)) {
      visit.page().onRequest(request -> asked.add(request.url()));
      visit.answer(PAGE, 200, page.toString());
      visit.go(VIEW);
      assertThat(visit.find(".notice.denied")).containsText("Not permitted.");
      assertThat(visit.find(".node, .model")).hasCount(0);
      asked.removeIf(url -> !url.matches(".*/sememe/(status|models|embed)([?].*)?"));
      assertEquals(List.of(), asked);
      visit.screenshot("models-denied");
    }
  }

  @Test
  void what_the_collection_does_not_offer_is_said_with_what_to_do() {
    ObjectNode page = get(PAGE);
    page.withObject("/offers").put("status", false).put("embed", false);
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      visit.answer(PAGE, 200, page.toString());
      visit.go(VIEW);
      assertThat(visit.find("main")).containsText("io.sememe.solr.admin.StatusHandler");
      assertThat(visit.find("main")).containsText("io.sememe.solr.embed.EmbedHandler");
      assertThat(ModelsPageIT.card(visit, NAMED).locator(".badge").first()).hasText("Ready");
    }
  }

  @Test
  void while_nothing_has_come_yet_it_says_that_it_waits() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "#/tokens")) {
      Runnable release = visit.hold(STATUS);
      visit.page().navigate(site.address() + VIEW);
      assertThat(visit.find(".freshness .loading")).isVisible();
      release.run();
      assertThat(ModelsPageIT.card(visit, NAMED)).isVisible();
      assertThat(visit.find(".freshness .loading")).hasCount(0);
    }
  }

  private ObjectNode get(String path, String... nameAndValue) {
    Map<String, String> parameters =
        nameAndValue.length == 0 ? Map.of() : Map.of(nameAndValue[0], nameAndValue[1]);
    JsonNode body =
        site.node().http().get("/" + site.collection() + path, parameters).orThrow().body();
    return (ObjectNode) body;
  }
}
