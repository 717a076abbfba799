// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.sememe.integration.node.WholeRun;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts as tokens, on the page. */
@ExtendWith(SharedPage.class)
@WholeRun
final class TokensPageIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;
  private static final String WORD = "#/tokens?text=An+unaffable+bank";

  private final Site site;

  TokensPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource
  void a_text_is_shown_as_its_tokens_while_it_is_written(Look look) {
    try (Visit visit = site.visit(look, "#/tokens")) {
      assertThat(visit.find(".tokens-tile").first()).hasText(Pattern.compile("\\[CLS].*special"));
      visit.page().getByLabel("Text", exact()).fill("An unaffable bank");
      assertThat(visit.find(".tokens-piece"))
          .hasText(new String[] {"[CLS]", "an", "una", "##ffa", "##ble", "bank", "[SEP]"});
      assertThat(tile(visit, "bank")).hasText("bank292413–17");
      assertThat(visit.find(".tokens-figures"))
          .hasText(Pattern.compile("7.*5.*2.*3.*1\\.67.*17", Pattern.DOTALL));
      assertThat(visit.find(".tokens-room")).containsText("7 of at most 512");
      assertThat(visit.find(".tokens-warning")).hasCount(0);
      assertTrue(visit.page().url().endsWith(WORD), visit.page()::url);
      visit.screenshot("tokens-text");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESKTOP_LIGHT", "DESKTOP_DARK"})
  void a_tile_marks_its_place_in_the_text_and_the_reverse(Look look) {
    try (Visit visit = site.visit(look, WORD)) {
      tile(visit, "##ffa").hover();
      assertThat(visit.find(".tokens-part.lit")).hasText("ffa");
      assertThat(visit.find(".tokens-said"))
          .hasText("Token 4: ##ffa, id 20961, stands for “ffa”, characters 6 to 9.");
      visit.find(".tokens-part").getByText("bank").hover();
      assertThat(visit.find(".tokens-tile.lit .tokens-piece")).hasText("bank");
      assertThat(visit.find(".lit")).hasCount(2);
      visit.screenshot("tokens-marked");
    }
  }

  @Test
  void arrow_keys_go_from_token_to_token() {
    try (Visit visit = site.visit(LOOK, WORD)) {
      choice(visit, "Read").focus();
      press(visit, "Tab", "ArrowRight", "ArrowRight");
      assertThat(tile(visit, "una")).isFocused();
      assertThat(visit.find(".tokens-part.lit")).hasText("una");
      press(visit, "End", "ArrowLeft");
      assertThat(tile(visit, "bank")).isFocused();
      press(visit, "Tab");
      assertThat(visit.find(".tokens-part").first()).isFocused();
      press(visit, "ArrowRight");
      assertThat(visit.find(".tokens-tile.lit .tokens-piece")).hasText("una");
      press(visit, "Shift+Tab");
      assertThat(tile(visit, "bank")).isFocused();
    }
  }

  @Test
  void up_and_down_go_to_the_tile_above_and_below() {
    try (Visit visit = site.visit(Look.PHONE_DARK, WORD.replace("bank", "+bank".repeat(30)))) {
      visit.find(".tokens-tile").first().focus();
      press(visit, "ArrowDown");
      double top = visit.find(".tokens-tile").first().boundingBox().y;
      Locator focused = visit.find(".tokens-tile:focus");
      assertEquals(visit.find(".tokens-tile").first().boundingBox().x, focused.boundingBox().x, 2);
      assertTrue(focused.boundingBox().y > top);
      press(visit, "ArrowUp");
      assertThat(visit.find(".tokens-tile").first()).isFocused();
    }
  }

  @Test
  void a_question_has_the_prefix_that_its_model_wants_and_another_model_has_none() {
    try (Visit visit = site.visit(LOOK, WORD)) {
      choice(visit, "Read").selectOption("query");
      assertThat(visit.find(".tokens-tile.prefix").first()).containsText("represent");
      assertTrue(visit.page().url().endsWith("&role=query"), visit.page()::url);
      choice(visit, "Model").selectOption("all-minilm-l6-v2");
      assertThat(visit.find(".tokens-tile.prefix")).hasCount(0);
      assertThat(visit.find(".tokens-room")).containsText("of at most 256");
      String address = visit.page().url();
      visit.find(".tokens-examples a").getByText("Code").click();
      assertThat(choice(visit, "Model")).hasValue("all-minilm-l6-v2");
      visit.page().goBack();
      assertThat(tile(visit, "bank")).isVisible();
      assertEquals(address, visit.page().url());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESKTOP_LIGHT", "PHONE_DARK"})
  void what_the_model_does_not_see_is_struck_through_and_counted(Look look) {
    String text = "A bank of the river. ".repeat(100).strip();
    try (Visit visit = site.visit(look, "#/tokens?text=" + encoded(text))) {
      assertThat(visit.find(".tokens-warning"))
          .containsText("90 tokens cut off. The model stops at 512: the last 314 characters");
      assertThat(visit.find(".tokens-room")).hasText("the model sees 512 of 602");
      assertThat(visit.find(".tokens-tile")).hasCount(602);
      assertThat(visit.find(".tokens-tile.beyond")).hasCount(90);
      assertThat(visit.find(".tokens-tile.special")).hasCount(2);
      assertThat(visit.find(".tokens-stop")).hasText("the model stops: 512 tokens");
      visit.page().getByText("Show where").click();
      assertThat(visit.find(".tokens-tile.beyond").first()).isFocused();
      assertThat(visit.find(".tokens-stop")).isInViewport();
      String struck = String.join("", visit.find(".tokens-part.beyond").allTextContents());
      assertTrue(text.endsWith(struck) && struck.strip().length() == 314, struck);
      visit.screenshot("tokens-cut");
    }
  }

  @Test
  void two_thousand_tokens_are_shown_without_a_wait() {
    try (Visit visit = site.visit(LOOK, "#/tokens?text=x")) {
      String text = "The river bank is wide. ".repeat(400);
      visit.page().getByLabel("Text", exact()).fill(text);
      assertThat(visit.find(".tokens-tile")).hasCount(2048);
      assertThat(visit.find("main")).containsText("The first 2,048 tokens are shown.");
      assertThat(visit.find(".tokens-figures")).containsText("2,402");
      visit.find(".tokens-tile").nth(20).hover();
      Object longest =
          visit
              .page()
              .evaluate(
                  """
                  async () => {
                    const tiles = [...document.querySelectorAll(".tokens-tile")];
                    let longest = 0;
                    for (let i = 0; i < 40; i++) {
                      const start = performance.now();
                      tiles[i * 50].focus({ preventScroll: true });
                      document.body.getBoundingClientRect();
                      longest = Math.max(longest, performance.now() - start);
                      await new Promise(requestAnimationFrame);
                    }
                    return longest;
                  }
                  """);
      assertTrue(((Number) longest).doubleValue() < 200, () -> longest + " ms");
    }
  }

  @Test
  void parts_that_the_model_has_no_piece_for_are_pointed_out() {
    try (Visit visit = site.visit(LOOK, "#/tokens?text=" + encoded("Glyph \uD80C\uDC00 \u26F5"))) {
      assertThat(visit.find(".tokens-tile.unknown")).hasCount(2);
      assertThat(visit.find(".tokens-warning"))
          .containsText("The model has no piece for “\uD80C\uDC00”, “\u26F5”");
      assertThat(visit.find(".tokens-part.unknown").first()).hasText("\uD80C\uDC00");
    }
  }

  @Test
  void the_table_has_every_token() {
    try (Visit visit = site.visit(LOOK, WORD)) {
      visit.page().getByText("As a table").click();
      assertThat(visit.find(".tokens-table tbody tr")).hasCount(7);
      assertEquals(
          List.of("4", "##ffa", "20961", "6", "9", "ffa", "text"),
          visit.find(".tokens-table tbody tr").nth(3).locator("td").allTextContents());
    }
  }

  @Test
  void markup_and_controls_of_a_text_are_text() {
    String text = "<img src=x onerror=alert(1)> \u202Elive\u202C [SEP] \u05E9\u05DC\u05D5\u05DD";
    try (Visit visit = site.visit(LOOK, "#/tokens?text=" + encoded(text))) {
      assertThat(visit.find(".tokens-text")).containsText("<img src=x onerror=alert(1)>");
      visit.page().getByText("As a table").click();
      assertThat(visit.find(".tokens-table tbody tr").first()).isVisible();
      assertEquals(0, visit.find("main img").count());
      String shown = visit.find("main").textContent();
      String around = visit.find(".view").locator("textarea").textContent();
      assertTrue(shown.replace(around, "").indexOf('\u202E') < 0, shown);
      assertTrue(shown.contains("U+202E"), shown);
    }
  }

  private static Locator tile(Visit visit, String piece) {
    return visit.find(".tokens-tile:has(.tokens-piece:text-is('" + piece + "'))");
  }

  private static Locator choice(Visit visit, String label) {
    return visit
        .page()
        .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  private static void press(Visit visit, String... keys) {
    for (String key : keys) {
      visit.page().keyboard().press(key);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
