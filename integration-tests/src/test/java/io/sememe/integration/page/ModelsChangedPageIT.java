// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.sememe.integration.index.EmbedJob;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator does with the models of the node and the collection's job. */
@ExtendWith(SharedPage.class)
@WholeRun
final class ModelsChangedPageIT {
  private static final String VIEW = "#/models";
  private static final String MODELS = "/sememe/models";
  private static final String NAMED = "bge-small-en-v1.5";
  private static final String UNNAMED = "all-minilm-l6-v2";
  private static final int DOCUMENTS = 120;
  private static final LocatorAssertions.ContainsTextOptions PATIENT =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  private static final String PLAIN_CHAIN =
      """
        <updateRequestProcessorChain name="plain">
          <processor class="solr.LogUpdateProcessorFactory"/>
          <processor class="solr.RunUpdateProcessorFactory"/>
        </updateRequestProcessorChain>
      </config>
      """;

  private final Site site;

  ModelsChangedPageIT(Site site) {
    this.site = site;
  }

  @AfterEach
  void load_what_others_need() {
    load(NAMED);
    load(UNNAMED);
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void a_model_is_loaded_warmed_verified_loaded_anew_and_unloaded(Look look) {
    post("action", "unload", "model", UNNAMED);
    try (Visit visit = site.visit(look, VIEW)) {
      Locator card = ModelsPageIT.card(visit, UNNAMED);
      Locator state = card.locator(".badge").first();
      assertThat(state).hasText("Unloaded");
      act(visit, card, "Load");
      assertThat(card.locator(".outcome")).containsText("Loaded.", PATIENT);
      assertThat(state).hasText("Ready");
      act(visit, card, "Warm");
      assertThat(card.locator(".outcome")).containsText("Warm: texts of all lengths", PATIENT);
      act(visit, card, "Verify");
      assertThat(card.locator(".outcome")).containsText("It is what its descriptor says.", PATIENT);
      assertThat(card.locator(".outcome")).containsText("model.onnx");
      card.locator(".outcome").scrollIntoViewIfNeeded();
      visit.screenshot("models-verified");
      act(visit, card, "Reload");
      assertThat(card.locator(".outcome")).containsText("Its files have not changed", PATIENT);
      act(visit, card, "Unload");
      assertThat(card.locator(".outcome")).containsText("Unloaded.", PATIENT);
      assertThat(state).hasText("Unloaded");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Look.class,
      names = {"DESKTOP_LIGHT", "PHONE_DARK"})
  void a_model_that_is_named_is_unloaded_by_a_second_yes_only(Look look) {
    load(NAMED);
    try (Visit visit = site.visit(look, VIEW)) {
      visit.expectFailure(MODELS);
      Locator card = ModelsPageIT.card(visit, NAMED);
      card.locator("button:text-is('Unload')").click();
      assertThat(visit.find("dialog")).containsText("Configurations name it: articles");
      visit.screenshot("models-unload");
      visit.find("dialog button:text-is('Unload')").click();
      assertThat(card.locator(".outcome")).containsText("Not unloaded: it is needed.");
      assertThat(card.locator(".outcome")).containsText("queryParser semantic");
      assertThat(card.locator(".badge").first()).hasText("Ready");

      card.locator("button:has-text('Unload by force')").click();
      assertThat(visit.find("dialog"))
          .containsText("answered with 503 until somebody loads it again");
      visit.screenshot("models-force");
      visit.find("dialog button:text-is('Unload by force')").click();
      assertThat(card.locator(".outcome")).containsText("Unloaded.", PATIENT);
      assertThat(card.locator(".badge").first()).hasText("Unloaded");
      assertThat(visit.find(".node .badge").first()).hasText("Not ready");
      assertThat(visit.find(".node")).containsText("This collection waits for " + NAMED);

      act(visit, card, "Load");
      assertThat(card.locator(".outcome")).containsText("Loaded.", PATIENT);
      assertThat(visit.find(".node .badge").first()).hasText("Ready");
    }
  }

  @Test
  void by_keyboard_alone_and_escape_is_no() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, VIEW)) {
      Locator unload = ModelsPageIT.card(visit, NAMED).locator("button:text-is('Unload')");
      unload.focus();
      visit.page().keyboard().press("Enter");
      assertThat(visit.find("dialog button:text-is('Cancel')")).isFocused();
      visit.page().keyboard().press("Escape");
      assertThat(visit.find("dialog")).hasCount(0);
      assertThat(unload).isFocused();
      for (int i = 0; i < 2; i++) {
        visit.page().waitForResponse(url -> url.url().contains("/sememe/status"), () -> {});
      }
      assertThat(unload).isFocused();

      ModelsPageIT.card(visit, NAMED).locator("button:text-is('Verify')").focus();
      visit.page().keyboard().press("Enter");
      visit.page().keyboard().press("Enter");
      Locator outcome = ModelsPageIT.card(visit, NAMED).locator(".outcome");
      assertThat(outcome).containsText("It is what its descriptor says.", PATIENT);
      assertThat(outcome).isFocused();
      assertEquals("READY", state(NAMED));
    }
  }

  @Test
  void what_a_node_refuses_is_said_beside_the_model() {
    try (Visit visit = site.visit(Look.PHONE_LIGHT, VIEW)) {
      visit.refuse(MODELS, 503, "No <b>memory</b> is left.");
      Locator card = ModelsPageIT.card(visit, NAMED);
      act(visit, card, "Warm");
      assertThat(card.locator(".outcome [role=alert]")).containsText("No <b>memory</b> is left.");
      assertThat(card.locator("button:text-is('Warm')")).isEnabled();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Look.class,
      names = {"DESKTOP_DARK", "PHONE_LIGHT"})
  void a_job_is_started_paused_resumed_and_comes_to_its_end(Look look) {
    TestCore core = withoutVectors();
    try (Visit visit = site.of(core).visit(look, VIEW)) {
      Locator card = visit.find("section:has(> h3:text-is('Encoding again'))");
      assertThat(visit.find("main")).containsText("None has a vector yet in vector");
      card.locator("button:has-text('Start')").click();
      visit.find("dialog [name=load]").fill("0.05");
      visit.screenshot("models-job-start");
      visit.find("dialog button:text-is('Start')").click();
      assertThat(card.locator(".badge").first()).hasText("Running");
      assertThat(card.locator("progress"))
          .hasAttribute("max", Integer.toString(DOCUMENTS), attribute());
      act(visit, card, "Pause");
      assertThat(card.locator(".badge").first()).hasText("Paused");
      card.scrollIntoViewIfNeeded();
      visit.screenshot("models-job-paused");

      card.locator("button:text-is('Resume')").click();
      visit.find("dialog [name=load]").fill("1");
      visit.find("dialog button:text-is('Resume')").click();
      assertThat(card).containsText("Done", PATIENT);
      assertThat(card).containsText(DOCUMENTS + " of " + DOCUMENTS + " documents");
      assertThat(visit.find("main")).containsText("All have one in vector", PATIENT);
      visit.screenshot("models-job-done");
    }
  }

  @Test
  void a_job_is_cancelled() {
    TestCore core = withoutVectors();
    new EmbedJob(site.node().http(), core.name())
        .ask("start", "field", "vector", "load", "0.05")
        .orThrow();
    try (Visit visit = site.of(core).visit(Look.PHONE_DARK, VIEW)) {
      Locator card = visit.find("section:has(> h3:text-is('Encoding again'))");
      card.locator("button:text-is('Cancel the job')").click();
      assertThat(visit.find("dialog")).containsText("cannot be resumed");
      visit.find("dialog button:text-is('Cancel the job')").click();
      assertThat(card.locator(".badge").first()).hasText("Cancelled");
      assertThat(card.locator("button")).hasText(new String[] {"Start …"});
    }
  }

  @Test
  void a_job_that_cannot_be_is_refused_in_words() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, VIEW)) {
      visit.expectFailure("/sememe/embed");
      Locator card = visit.find("section:has(> h3:text-is('Encoding again'))");
      card.locator("button:has-text('Start')").click();
      visit.find("dialog [name=into]").fill("nosuch");
      visit.find("dialog [name=model]").selectOption(UNNAMED);
      visit.find("dialog button:text-is('Start')").click();
      assertThat(card.locator("[role=alert]")).containsText(Pattern.compile("nosuch"));
    }
  }

  private static LocatorAssertions.HasAttributeOptions attribute() {
    return new LocatorAssertions.HasAttributeOptions().setTimeout(60_000);
  }

  private static void act(Visit visit, Locator card, String verb) {
    card.locator("button:text-is('" + verb + "')").click();
    visit.find("dialog button:text-is('" + verb + "')").click();
  }

  private TestCore withoutVectors() {
    Configset.copy(site.node(), "bare").replace("solrconfig.xml", "</config>", PLAIN_CHAIN);
    TestCore core = TestCore.of(site.node(), "bare");
    ArrayNode documents = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < DOCUMENTS; i++) {
      documents.add(TestCore.document("d" + i, "Tea " + i, "Leaves in hot water.", "x"));
    }
    core.update(documents.toString(), "update.chain=plain&commit=true").orThrow();
    return core;
  }

  private void load(String model) {
    post("action", "load", "model", model, "wait", "true");
  }

  private void post(String... given) {
    Map<String, String> parameters =
        given.length == 6
            ? Map.of(given[0], given[1], given[2], given[3], given[4], given[5])
            : Map.of(given[0], given[1], given[2], given[3]);
    site.node().http().postForm("/" + site.collection() + MODELS, parameters).orThrow();
  }

  private String state(String model) {
    return site.node()
        .http()
        .get("/" + site.collection() + MODELS, Map.of())
        .orThrow()
        .body()
        .path("models")
        .path(model)
        .path("state")
        .asText();
  }
}
