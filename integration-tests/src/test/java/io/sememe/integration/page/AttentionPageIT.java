// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The view of what a model looks at, beside what the handler says of the same texts. */
@ExtendWith(SharedPage.class)
@WholeRun
final class AttentionPageIT {
  private static final String WIDE = "The animal didn't cross the street because it was too wide.";
  private static final String TIRED =
      "The animal didn't cross the street because it was too tired.";
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** How red the strongest weight of each heat map is, in the colours of either theme. */
  private static final int LIGHT_RED = 59;

  private static final int DARK_RED = 145;

  private final Site site;

  AttentionPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void a_reader_sees_what_it_looks_at(Look look) {
    try (Visit visit = site.visit(look, "#/attention")) {
      AttentionView view = new AttentionView(visit);
      assertThat(visit.find(".examples [aria-current=true]")).hasText("too wide");
      view.assertListed("“it” looks at", targets(WIDE, "mean", "it"));
      assertThat(visit.find(".targets")).containsText("animal");
      assertThat(visit.find(".targets")).containsText("street");
      visit.screenshot("attention-wide");
      visit.find(".examples").getByText("too tired").click();
      assertThat(visit.find(".token").last()).hasText(".");
      view.assertListed("“it” looks at", targets(TIRED, "mean", "it"));
      visit.page().goBack();
      view.assertListed("“it” looks at", targets(WIDE, "mean", "it"));
      view.choose("cross");
      view.assertListed("“cross” looks at", targets(WIDE, "mean", "cross"));
    }
  }

  @Test
  void a_sentence_of_the_readers_own_is_explained_with_the_model_of_their_choice() {
    String text = "A spring is not a spring.";
    try (Visit visit = site.visit(Look.PHONE_LIGHT, "#/attention")) {
      AttentionView view = new AttentionView(visit);
      visit.find("textarea").fill(text);
      visit.find("details summary").click();
      view.labelled("Model").selectOption("all-minilm-l6-v2");
      view.labelled("Tokens at most").fill("6");
      visit.find("form button.primary").click();
      assertThat(visit.find(".summary")).containsText("6 tokens, 6 layers of 12 heads");
      assertThat(visit.find(".summary")).containsText("3 more tokens are cut off");
      assertEquals(List.of("A", "spring", "is", "not"), visit.find(".token").allTextContents());
      assertTrue(visit.page().url().contains("model=all-minilm-l6-v2"), visit.page().url());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Look.class,
      names = {"DESKTOP_LIGHT", "PHONE_DARK"})
  void layers_and_heads_are_chosen_by_keyboard(Look look) {
    try (Visit visit = site.visit(look, "#/attention")) {
      AttentionView view = new AttentionView(visit);
      Locator layer = view.labelled("Layer");
      layer.focus();
      layer.press("End");
      assertThat(layer).hasValue("11");
      Locator head = view.labelled("Head");
      head.focus();
      head.press("ArrowDown");
      assertThat(head).hasValue("1");
      view.assertListed("“it” looks at", targets(WIDE, "133", "it"));
      assertTrue(visit.page().url().endsWith("layer=11&head=1&token=10"), visit.page().url());
      visit.find("[data-square=rollout]").press("Enter");
      view.assertListed("“it” looks at", targets(WIDE, "rollout", "it"));
      view.labelled("special tokens").press("Space");
      Explained all = explained(WIDE);
      view.assertListed("“it” looks at", all.targets(all.square("rollout"), 10, true));
    }
  }

  @Test
  void arrow_keys_go_from_token_to_token_and_from_cell_to_cell() {
    Explained all = explained(WIDE);
    try (Visit visit = site.visit(Look.DESKTOP_DARK, "#/attention")) {
      AttentionView view = new AttentionView(visit);
      Locator it = view.token("it");
      it.focus();
      it.press("ArrowLeft");
      assertThat(view.token("because")).isFocused();
      view.assertListed("“because” looks at", targets(WIDE, "mean", "because"));
      view.token("because").press("Enter");
      assertThat(view.token("because")).hasAttribute("aria-pressed", "true");
      Locator field = visit.find(".cells");
      view.token("because").press("End");
      field.focus();
      field.press("ArrowRight");
      assertThat(visit.find(".readout"))
          .hasText(
              "“The” looks at “animal”: "
                  + Explained.decimal(all.square("mean").get(1).get(2).asDouble()));
      field.press("Control+End");
      assertThat(visit.find(".readout"))
          .hasText(
              "“.” looks at itself: "
                  + Explained.decimal(all.square("mean").get(14).get(14).asDouble()));
      view.assertListed("“.” looks at", targets(WIDE, "mean", "."));
      field.press("Escape");
      assertThat(visit.find(".words h3")).hasText("“because” looks at");
    }
  }

  @Test
  void arcs_are_those_of_one_token_or_of_all_from_a_weight_on() {
    JsonNode mean = explained(WIDE).square("mean");
    long above = 0;
    for (int from = 1; from < 15; from++) {
      for (int to = 1; to < 15; to++) {
        above += from != to && mean.get(from).get(to).asDouble() >= 0.05 ? 1 : 0;
      }
    }
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "#/attention?arcs=0.05")) {
      AttentionView view = new AttentionView(visit);
      assertThat(visit.find(".arcs path")).hasCount((int) above);
      view.labelled("arcs of all tokens").uncheck();
      assertThat(visit.find(".arcs path")).not().hasCount((int) above);
      view.token("wide").hover();
      view.assertListed("“wide” looks at", targets(WIDE, "mean", "wide"));
    }
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void all_heads_are_drawn_as_they_come_into_sight_and_one_is_opened(Look look) {
    try (Visit visit = site.visit(look, "#/attention")) {
      AttentionView view = new AttentionView(visit);
      view.showAllHeads();
      assertThat(visit.find(".head canvas")).hasCount(144);
      assertEquals(144, view.painted());
      Locator head = visit.find(".head[aria-label='layer 5, head 3']");
      head.focus();
      head.press("ArrowDown");
      Locator below = visit.find(".head[aria-label='layer 6, head 3']");
      assertThat(below).isFocused();
      visit.screenshot("attention-heads");
      below.press("Enter");
      view.assertListed("“it” looks at", targets(WIDE, "75", "it"));
      assertThat(visit.find(".head[aria-current=true]")).hasAttribute("title", "layer 6, head 3");
      visit.find("[data-square=mean]").click();
      assertThat(visit.find(".head[aria-current=true]")).hasCount(0);
    }
  }

  @Test
  void heads_are_found_in_which_one_token_looks_most_at_another() {
    Explained all = explained(WIDE);
    List<String> best = all.bestHeads(10, all.indexOf("street"));
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "#/attention")) {
      visit.page().getByLabel("Looked at").selectOption("8");
      assertThat(visit.find(".found .chip")).hasText(best.toArray(String[]::new));
      visit.find(".found .chip").first().click();
      assertThat(visit.find(".head[aria-current=true]"))
          .hasAttribute("title", best.get(0).replaceAll(" [0-9.]+$", ""));
    }
  }

  @Test
  void what_is_shown_is_saved_as_a_picture_and_as_weights() throws IOException {
    try (Visit visit = site.visit(Look.PHONE_DARK, "#/attention?layer=11&head=1")) {
      AttentionView view = new AttentionView(visit);
      byte[] picture = view.download("Picture (PNG)", "attention-11-1.png");
      assertArrayEquals(PNG, Arrays.copyOf(picture, PNG.length));
      assertTrue(ByteBuffer.wrap(picture).getInt(16) > 700, "pixels in a row");
      JsonNode saved =
          new ObjectMapper().readTree(view.download("Weights (JSON)", "attention-11-1.json"));
      assertEquals(WIDE, saved.path("text").asText());
      assertEquals("head", saved.path("square").asText());
      assertEquals(explained(WIDE).square("133"), saved.path("weights"));
      assertEquals(16, saved.path("tokens").size());
    }
  }

  @Test
  void a_link_shows_the_same_to_whoever_opens_it() {
    String link;
    List<String> listed;
    try (Visit visit =
        site.visit(
            Look.DESKTOP_LIGHT,
            "#/attention?text=" + AttentionView.encoded("I left the key in the lock."))) {
      AttentionView view = new AttentionView(visit);
      view.labelled("Layer").selectOption("9");
      view.labelled("Head").selectOption("8");
      view.choose("key");
      view.labelled("special tokens").check();
      visit.page().getByLabel("Looked at").selectOption("7");
      assertThat(visit.find(".found .chip")).hasCount(6);
      link = visit.page().url().replaceAll("^[^#]*", "");
      listed = visit.find(".targets li").allTextContents();
    }
    try (Visit visit = site.visit(Look.PHONE_DARK, link)) {
      AttentionView view = new AttentionView(visit);
      assertEquals(listed, visit.find(".targets li").allTextContents());
      assertThat(view.token("key")).hasAttribute("aria-pressed", "true");
      assertThat(view.labelled("Layer")).hasValue("9");
      assertThat(view.labelled("Head")).hasValue("8");
      assertThat(visit.page().getByLabel("Looked at")).hasValue("7");
      assertThat(visit.find(".found .chip")).hasCount(6);
    }
  }

  @Test
  void heat_maps_follow_the_theme() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "#/attention")) {
      AttentionView view = new AttentionView(visit);
      view.showAllHeads();
      view.awaitReds(LIGHT_RED);
      visit.find(".theme select").selectOption("dark");
      view.awaitReds(DARK_RED);
    }
  }

  private Explained explained(String text) {
    return Explained.of(site.node(), site.collection(), text, "attention", "all");
  }

  private List<String> targets(String text, String square, String word) {
    Explained all = explained(text);
    return all.targets(all.square(square), all.indexOf(word), false);
  }
}
