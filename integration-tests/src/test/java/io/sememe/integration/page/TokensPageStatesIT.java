// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page shows of tokens when it gets none, or unusual ones. */
@ExtendWith(SharedPage.class)
final class TokensPageStatesIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;

  private final Site site;

  TokensPageStatesIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @CsvSource({
    "400, Not <b>so</b>., Not <b>so</b>.",
    "401, Who?, Sign in to see this",
    "403, No., You are not permitted to see this",
    "413, The text is too long., The text is too long.",
    "429, Too many., Try again in 2 s.",
    "503, The model is loading., Not available now.",
  })
  void what_the_node_refuses_is_told_in_both_parts(int status, String message, String told) {
    try (Visit visit = site.visit(LOOK)) {
      visit.refuse("/sememe/tokens", status, message);
      for (String view : new String[] {"#/tokens", "#/tokens?part=meaning"}) {
        visit.go(view);
        assertThat(visit.find("[role=alert]")).containsText(told);
        assertThat(visit.find("main b")).hasCount(0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESKTOP_DARK", "PHONE_LIGHT"})
  void after_a_broken_line_it_is_tried_again(Look look) {
    try (Visit visit = site.visit(look)) {
      visit.cut("/sememe/tokens");
      visit.go("#/tokens?text=bank");
      visit.screenshot("tokens-broken");
      visit.mend();
      visit.page().getByText("Try again").click();
      assertThat(visit.find(".tokens-tile")).hasCount(3);
    }
  }

  @Test
  void while_models_compare_it_says_so_and_without_a_text_it_asks_for_one() {
    try (Visit visit = site.visit(LOOK, "#/tokens")) {
      visit.find("textarea").fill(" ");
      assertThat(visit.find(".notice"))
          .hasText("Write something, and see what the model makes of it.");
      Runnable release = visit.hold("/sememe/tokens");
      visit.page().getByText("One word, two meanings").click();
      assertThat(visit.find(".loading")).hasText("Comparing …");
      release.run();
      assertThat(visit.find(".tokens-gauge")).hasCount(2);
    }
  }

  @Test
  void pieces_of_any_tokenizer_are_text_and_share_the_character_that_they_are_of() {
    try (Visit visit = site.visit(LOOK)) {
      visit.answer(
          "/sememe/tokens",
          200,
          """
          {"model": "m", "limit": 8, "count": 6, "truncated": 0, "tokens": [
            {"piece": "<s>", "id": 0, "start": 0, "end": 0, "source": "special", "seen": true},
            {"piece": "\u2581Hi", "id": 7, "start": 0, "end": 2, "source": "text", "seen": true},
            {"piece": "\u0120\u00F0\u0141", "id": 8, "start": 2, "end": 5, "source": "text", "seen": true},
            {"piece": "<b>\\u202e", "id": 9, "start": 3, "end": 5, "source": "text", "seen": true},
            {"piece": "<unk>", "id": 3, "start": 6, "end": 7, "source": "text", "seen": true},
            {"piece": "</s>", "id": 2, "start": 0, "end": 0, "source": "special", "seen": true}]}
          """);
      visit.go("#/tokens?text=Hi+%F0%9F%9A%80+%CE%A9");
      Locator pieces = visit.find(".tokens-piece");
      assertThat(pieces)
          .hasText(
              new String[] {"<s>", "\u2581Hi", "\u0120\u00F0\u0141", "<b>U+202E", "<unk>", "</s>"});
      assertThat(visit.find(".tokens-part")).hasCount(3);
      visit.find(".tokens-part").nth(1).hover();
      assertThat(visit.find(".tokens-tile.lit")).hasCount(2);
      assertThat(visit.find(".tokens-part.lit")).hasText("\uD83D\uDE80");
      assertThat(visit.find(".tokens-warning")).containsText("no piece for “Ω”");
    }
  }

  @Test
  void who_may_not_see_tokens_is_told_so_and_nothing_is_asked() {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (Visit visit = site.visit(LOOK)) {
      visit.page().onRequest(request -> asked.add(request.url()));
      visit.answer("/sememe/page", 200, pageWithout("may"));
      visit.go("#/tokens");
      assertThat(visit.find(".notice.denied")).containsText("Not permitted.");
      assertThat(visit.find(".view textarea")).hasCount(0);
      assertEquals(
          List.of(), asked.stream().filter(url -> url.contains("/sememe/tokens")).toList());
    }
  }

  /** What the node says of the collection, without tokens in one of its parts. */
  private String pageWithout(String part) {
    JsonNode page = site.node().http().get("/articles/sememe/page", Map.of()).orThrow().body();
    ((ObjectNode) page.path(part)).put("tokens", false);
    return page.toString();
  }

  @Test
  void a_node_that_shows_no_tokens_says_what_it_would_need() {
    try (Visit visit = site.visit(LOOK)) {
      visit.answer("/sememe/page", 200, pageWithout("offers"));
      visit.go("#/tokens");
      assertThat(visit.find(".view")).containsText("This node does not show tokens");
      assertThat(visit.find(".view textarea")).hasCount(0);
    }
  }
}
