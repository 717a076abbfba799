// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Texts that somebody empties: an address says that they are empty, and not what stood there. */
@ExtendWith(SharedPage.class)
final class PageEmptiedIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;

  private final Site site;

  PageEmptiedIT(Site site) {
    this.site = site;
  }

  @Test
  void an_emptied_text_has_no_tokens_for_whoever_opens_the_link() {
    try (Visit visit = site.visit(LOOK, "#/tokens?text=bank")) {
      visit.find("#tokens-in").fill("");
      assertThat(visit.find(".notice")).containsText("Write something");
      assertThat(visit.page()).hasURL(Pattern.compile("#/tokens\\?text=$"));
      visit.page().reload();
      visit.settle();
      assertThat(visit.find("#tokens-in")).hasValue("");
      assertThat(visit.find(".notice")).containsText("Write something");
    }
  }

  @Test
  void an_emptied_text_is_looked_at_as_such() {
    try (Visit visit = site.visit(LOOK, "#/attention")) {
      visit.find("#attention-text").fill("");
      visit.find("#attention-look").click();
      assertThat(visit.find(".below")).containsText("Write a sentence");
      assertThat(visit.page()).hasURL(Pattern.compile("#/attention\\?text=$"));
      visit.page().reload();
      visit.settle();
      assertThat(visit.find("#attention-text")).hasValue("");
    }
  }

  @Test
  void an_emptied_search_box_leads_to_the_start() {
    try (Visit visit = site.visit(LOOK)) {
      SearchView view = SearchView.asked(visit, "tea", "");
      view.box().fill("");
      view.box().press("Enter");
      assertThat(visit.find(".start")).isVisible();
      assertThat(visit.page()).hasURL(Pattern.compile("#/search$"));
      assertThat(view.box()).isFocused();
    }
  }

  @Test
  void an_emptied_question_is_no_question() {
    try (Visit visit = site.visit(LOOK, "#/ask?q=What+makes+toast+brown%3F&n=1")) {
      visit.find("#ask-question").fill("");
      visit.find("#ask-go").click();
      assertThat(visit.find(".ask-results")).containsText("Ask in your own words.");
      assertThat(visit.page()).hasURL(Pattern.compile("#/ask\\?n=1$"));
    }
  }

  @Test
  void a_word_of_blanks_is_not_compared_and_the_example_does_not_take_its_place() {
    try (Visit visit = site.visit(LOOK, "#/tokens?part=meaning&word=tea&text=tea&with=tea")) {
      Locator word = visit.find("#tokens-word");
      word.fill("  ");
      visit.find("#tokens-compare").click();
      assertThat(visit.find("#tokens-word:invalid")).hasCount(1);
      assertThat(word).hasValue("  ");
      assertThat(visit.find("#tokens-first")).hasValue("tea");
    }
  }
}
