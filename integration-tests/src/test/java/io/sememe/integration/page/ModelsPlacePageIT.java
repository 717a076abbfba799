// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.sememe.integration.node.WholeRun;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator has come to stays while figures, states and documents change. */
@ExtendWith(SharedPage.class)
@WholeRun
final class ModelsPlacePageIT {
  private static final String VIEW = "#/models";
  private static final String STATUS = "/sememe/status";
  private static final String EMBED = "/sememe/embed";
  private static final String NAMED = "bge-small-en-v1.5";
  private static final String OTHER = "all-minilm-l6-v2";
  private static final String AGAIN = ".freshness button:text-is('Try again')";

  /** A node that failed, and all of them, are asked more seldom. */
  private static final LocatorAssertions.ContainsTextOptions LATER =
      new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

  private final Site site;

  ModelsPlacePageIT(Site site) {
    this.site = site;
  }

  @Test
  void who_is_at_a_button_stays_there_when_the_state_changes() {
    try (Visit visit = shown(with(OTHER, "UNLOADED"))) {
      Locator verify = button(visit, OTHER, "Verify");
      verify.focus();
      show(visit, with(OTHER, "READY"));
      assertThat(state(visit, OTHER)).hasText("Ready");
      assertThat(verify).isFocused();
    }
  }

  @Test
  void who_is_at_a_button_that_goes_stays_near_it() {
    try (Visit visit = shown(with(OTHER, "UNLOADED"))) {
      button(visit, OTHER, "Load").focus();
      show(visit, with(OTHER, "READY"));
      assertThat(state(visit, OTHER)).hasText("Ready");
      assertThat(ModelsPageIT.card(visit, OTHER).locator(":focus")).hasCount(1);
      visit.page().keyboard().press("Tab");
      assertThat(button(visit, OTHER, "Warm")).isFocused();
    }
  }

  @Test
  void who_says_no_is_back_where_they_were_when_the_state_has_changed_meanwhile() {
    try (Visit visit = shown(with(OTHER, "UNLOADED"))) {
      button(visit, OTHER, "Verify").press("Enter");
      assertThat(visit.find("dialog")).isVisible();
      show(visit, with(OTHER, "READY"));
      assertThat(state(visit, OTHER)).hasText("Ready");
      visit.page().keyboard().press("Escape");
      assertThat(visit.find("dialog")).hasCount(0);
      assertThat(button(visit, OTHER, "Verify")).isFocused();
    }
  }

  @Test
  void what_is_shown_in_full_stays_so_while_documents_come() {
    try (Visit visit = shown(lacking(3))) {
      Locator sum = visit.find(".card:has(> div > h3:text-is('Documents and their vectors')) code");
      String all = status().at("/collection/spaces/vector/current/fingerprint").asText();
      sum.first().click();
      assertThat(sum.first()).hasText(all);
      show(visit, lacking(5));
      assertThat(visit.find("main")).containsText("5 without a vector");
      assertThat(sum.first()).hasText(all);
    }
  }

  @Test
  void who_gives_documents_vectors_keeps_the_place_while_others_come() {
    try (Visit visit = shown(lacking(3))) {
      Locator give = visit.find("button:has-text('Give them one')");
      give.press("Enter");
      assertThat(visit.find("dialog select").first()).hasValue("vector");
      show(visit, lacking(5));
      assertThat(visit.find("main")).containsText("5 without a vector");
      visit.page().keyboard().press("Escape");
      assertThat(visit.find("dialog")).hasCount(0);
      assertThat(give).isFocused();
      show(visit, lacking(6));
      assertThat(visit.find("main")).containsText("6 without a vector");
      assertThat(give).isFocused();
    }
  }

  @Test
  void who_is_about_to_try_again_stays_there_when_something_else_is_wrong() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      visit.refuse(STATUS, 503, "One thing.");
      visit.go(VIEW);
      visit.find(AGAIN).focus();
      visit.refuse(STATUS, 503, "Another.");
      assertThat(visit.find(".freshness")).containsText("Another.", LATER);
      assertThat(visit.find(AGAIN)).isFocused();
    }
  }

  @Test
  void who_is_about_to_try_again_stays_near_when_the_node_answers_by_itself() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      visit.cut(STATUS);
      visit.go(VIEW);
      visit.find(AGAIN).focus();
      visit.mend();
      assertThat(visit.find(".freshness")).containsText("Live", LATER);
      assertThat(visit.find(AGAIN)).hasCount(0);
      assertThat(visit.find(".freshness:focus")).hasCount(1);
    }
  }

  @Test
  void who_is_about_to_pause_a_job_stays_near_when_it_ends() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      visit.answer(EMBED, 200, job("RUNNING"));
      visit.go(VIEW);
      Locator card = visit.find("section:has(> h3:text-is('Encoding again'))");
      card.locator("button:text-is('Pause')").focus();
      visit.answer(EMBED, 200, job("DONE"));
      assertThat(card.locator(".badge").first()).hasText("Done");
      assertThat(card.locator(":focus")).hasCount(1);
    }
  }

  @Test
  void a_reason_that_is_being_marked_stays_marked_while_its_time_runs() {
    String marked = "getSelection().toString()";
    try (Visit visit = shown(failed(12))) {
      Locator reason = ModelsPageIT.card(visit, OTHER).getByText("No model.onnx.");
      reason.evaluate("node => getSelection().selectAllChildren(node)");
      assertEquals("No model.onnx.", visit.page().evaluate(marked));
      show(visit, failed(9));
      assertThat(ModelsPageIT.card(visit, OTHER)).containsText("in 9 s or later tries again.");
      assertEquals("No model.onnx.", visit.page().evaluate(marked));
    }
  }

  @Test
  void a_checksum_of_one_of_all_nodes_stays_open_while_a_retry_comes_nearer() {
    try (Visit visit = shown(failed(12), VIEW + "?scope=cluster")) {
      Locator sum = ModelsPageIT.card(visit, OTHER).locator("td button").first();
      sum.click();
      assertThat(sum).hasAttribute("aria-expanded", "true");
      ObjectNode next = failed(9);
      next.put("version", "9.9.9");
      show(visit, next);
      assertThat(visit.find(".node")).containsText("9.9.9", LATER);
      assertThat(sum).hasAttribute("aria-expanded", "true");
      assertThat(sum).isFocused();
    }
  }

  @Test
  void models_that_do_not_answer_are_marked_where_a_job_is_begun() {
    try (Visit visit = shown(with(OTHER, "UNLOADED"))) {
      assertThat(state(visit, OTHER)).hasText("Unloaded");
      visit.find("button:has-text('Start')").click();
      Locator models = visit.find("dialog [name=model] option");
      assertThat(models).hasText(new String[] {"none", OTHER + " (not loaded)", NAMED});
      visit.page().keyboard().press("Escape");
      show(visit, with(OTHER, "READY"));
      assertThat(state(visit, OTHER)).hasText("Ready");
      visit.find("button:has-text('Start')").click();
      assertThat(models).hasText(new String[] {"none", OTHER, NAMED});
    }
  }

  private Visit shown(ObjectNode status) {
    return shown(status, VIEW);
  }

  private Visit shown(ObjectNode status, String view) {
    Visit visit = site.visit(Look.DESKTOP_LIGHT);
    show(visit, status);
    return visit.go(view);
  }

  /** From now on the node says this of itself, and of a cluster that has no other. */
  private static void show(Visit visit, ObjectNode status) {
    ObjectNode all = status.deepCopy();
    all.withObject("/nodes").set("localhost", status);
    all.withArray("/divergent");
    visit.answer(STATUS, 200, all.toString());
  }

  private ObjectNode with(String model, String state) {
    ObjectNode status = status();
    status.withObject("/models/" + model).put("state", state);
    return status;
  }

  private ObjectNode failed(int retrySeconds) {
    ObjectNode status = with(OTHER, "FAILED");
    status
        .withObject("/models/" + OTHER)
        .put("fingerprint", "f".repeat(32))
        .put("reason", "No model.onnx.")
        .put("retrySeconds", retrySeconds);
    return status;
  }

  private ObjectNode lacking(int missing) {
    ObjectNode status = status();
    status.withObject("/collection/documents/withoutVector").put("vector", missing);
    return status;
  }

  private static String job(String state) {
    return """
        {"embed": {"state": "%s", "mode": "missing", "field": "vector", "load": 0.5,
         "started": "2025-01-01T00:00:00Z", "tolerate": 0,
         "documents": {"total": 9, "done": 4, "failed": 0}}}
        """
        .formatted(state);
  }

  private ObjectNode status() {
    String path = "/" + site.collection() + STATUS;
    return (ObjectNode) site.node().http().get(path, Map.of()).orThrow().body();
  }

  private static Locator state(Visit visit, String model) {
    return ModelsPageIT.card(visit, model).locator(".badge").first();
  }

  private static Locator button(Visit visit, String model, String verb) {
    return ModelsPageIT.card(visit, model).locator("button:text-is('" + verb + "')");
  }
}
