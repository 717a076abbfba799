// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.sememe.integration.node.WholeRun;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The choice of models in the views, where one of them was taken out of memory. */
@ExtendWith(SharedPage.class)
@WholeRun
final class PageModelChoiceIT {
  private static final String MODEL = "all-minilm-l6-v2";
  private static final String NAMED = "bge-small-en-v1.5";

  /** Its files are checked and read. */
  private static final LocatorAssertions.ContainsTextOptions IN_TIME =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  private static final String MARKED = MODEL + " (not loaded)";

  private final Site site;

  PageModelChoiceIT(Site site) {
    this.site = site;
  }

  @BeforeEach
  void unload_one() {
    // One that nobody has asked for yet would load when somebody does.
    act("load");
    act("unload");
  }

  @AfterEach
  void load_it() {
    act("load");
  }

  @ParameterizedTest
  @CsvSource({
    "#/tokens, #tokens-model",
    "#/attention?tokens=100, #attention-model",
    "#/ask, #ask-model"
  })
  void it_is_shown_as_such_with_what_to_do(String view, String select) {
    try (Visit visit = site.visit(Look.PHONE_LIGHT, view)) {
      assertThat(option(visit, select, MODEL)).hasText(MARKED);
      assertThat(option(visit, select, NAMED)).hasText(NAMED);
      assertThat(visit.find(".silent-models"))
          .hasText("Not answering now: " + MARKED + ". Load what you need at Models.");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESKTOP_DARK", "PHONE_LIGHT"})
  void the_others_compare_a_word_without_it(Look look) {
    try (Visit visit = site.visit(look, "#/tokens?part=meaning")) {
      assertThat(visit.find(".tokens-models > section h2")).hasText(new String[] {NAMED});
      assertThat(visit.find(".silent-models")).containsText(MARKED);
      assertThat(visit.find("[role=alert]")).hasCount(0);
      visit.screenshot("tokens-unloaded");
    }
  }

  @Test
  void loaded_at_the_models_it_is_as_the_others_without_the_page_being_loaded_anew() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "#/tokens")) {
      visit.find(".silent-models a").click();
      visit.settle();
      Locator card = ModelsPageIT.card(visit, MODEL);
      card.locator("button:text-is('Load')").click();
      visit.find("dialog button:text-is('Load')").click();
      assertThat(card.locator(".outcome")).containsText("Loaded.", IN_TIME);
      visit.page().goBack();
      visit.settle();
      assertThat(option(visit, "#tokens-model", MODEL)).hasText(MODEL);
      assertThat(visit.find(".silent-models")).hasCount(0);
    }
  }

  @Test
  void who_may_not_load_models_is_told_who_can() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      ObjectNode page = (ObjectNode) page();
      page.withObject("/may").put("manage", false);
      visit.answer("/sememe/page", 200, page.toString());
      visit.go("#/tokens");
      assertThat(visit.find(".silent-models"))
          .hasText(
              "Not answering now: " + MARKED + ". Whoever looks after this Solr can load them.");
    }
  }

  @Test
  void the_page_is_told_the_states_of_models_that_were_asked_for() {
    assertEquals("UNLOADED", page().path("states").path(MODEL).asText());
    assertEquals("READY", page().path("states").path(NAMED).asText());
  }

  private JsonNode page() {
    return site.node().http().get("/articles/sememe/page", Map.of()).orThrow().body();
  }

  private void act(String action) {
    Map<String, String> asked =
        action.equals("load")
            ? Map.of("action", action, "model", MODEL, "wait", "true")
            : Map.of("action", action, "model", MODEL);
    site.node().http().postForm("/articles/sememe/models", asked).orThrow();
  }

  private static Locator option(Visit visit, String select, String model) {
    return visit.find(select + " option[value='" + model + "']");
  }
}
