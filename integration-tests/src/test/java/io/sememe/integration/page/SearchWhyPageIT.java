// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import io.sememe.integration.node.WholeRun;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asks why a document is where it is. */
@ExtendWith(SharedPage.class)
@WholeRun
final class SearchWhyPageIT {
  private static final String SLEEPLESS = "Why can't I fall asleep at night?";

  private final Site site;

  SearchWhyPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void each_column_explains_the_score_that_its_hit_shows(Look look) {
    try (Visit visit = site.visit(look)) {
      SearchView view = SearchView.asked(visit, SLEEPLESS, "");
      Locator why = view.why("both", "Carpal tunnel syndrome");
      visit.settle();
      for (String column : SearchView.COLUMNS) {
        String score =
            view.hits(column, "Carpal tunnel syndrome").locator(".hit-score").textContent();
        assertThat(why.locator(".own-" + column + " .tree-value").first()).hasText(score);
      }
      assertThat(why.locator(".own-words")).containsText("weight(text:night");
      assertThat(why.locator(".own-meaning .facts")).containsText("bge-small-en-v1.5");
      assertThat(why.locator(".own-meaning .facts"))
          .containsText(Pattern.compile("fingerprint[0-9a-f]{32}"));
      assertThat(why.locator(".own-both")).containsText("alpha * meaning + (1 - alpha) * words");
      assertThat(why.locator(".own-reranked")).containsText("{!maxsim");
      visit.screenshot("search-why");
    }
  }

  @Test
  void a_branch_unfolds_by_keyboard() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      Locator why = SearchView.asked(visit, SLEEPLESS, "").why("both", "Carpal tunnel syndrome");
      Locator folded = why.locator(".own-both details:not([open]) > summary").first();
      Locator leaf = why.locator(".own-both").getByText("cosine of the question's vector").first();
      assertThat(leaf).isAttached();
      assertThat(leaf).isHidden();
      while (folded.count() > 0) {
        folded.press("Enter");
      }
      assertThat(leaf).isVisible();
    }
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void words_of_the_question_show_which_words_they_found(Look look) {
    try (Visit visit = site.visit(look)) {
      Locator why = SearchView.asked(visit, SLEEPLESS, "").why("meaning", "Insomnia");
      visit.settle();
      Locator asleep = why.locator(".match-word").filter(with("asleep"));
      assertThat(asleep).hasText(Pattern.compile("asleep found → insomnia0\\.\\d\\d"));
      asleep.focus();
      assertThat(why.locator("mark.lit")).hasText("insomnia");
      assertTrue(
          strength(why, "insomnia") > strength(why, "lie"), "the nearer word is marked more");
      assertThat(why.locator(".own-words")).containsText("Not among its first 10.");
    }
  }

  private static double strength(Locator why, String word) {
    String style = why.locator(".match-text mark").filter(with(word)).getAttribute("style");
    return Double.parseDouble(style.replaceAll("[^0-9]", ""));
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void escape_closes_the_reasons_and_the_address_opens_them() {
    try (Visit visit = site.visit(Look.DESKTOP_DARK)) {
      SearchView view = SearchView.asked(visit, SLEEPLESS, "");
      Locator why = view.why("meaning", "Insomnia");
      assertThat(why).isVisible();
      assertTrue(visit.page().url().endsWith("&why=insomnia"), visit.page().url());
      visit.page().reload();
      view.settle();
      assertThat(why.locator("h2")).hasText("Insomnia");
      visit.page().keyboard().press("Escape");
      assertThat(why).isHidden();
      assertTrue(!visit.page().url().contains("why="), visit.page().url());
      SearchView.button(view.hits("both", "Insomnia"), "Why here?").press("Enter");
      visit.page().keyboard().press("Escape");
      assertThat(SearchView.button(view.hits("both", "Insomnia"), "Why here?")).isFocused();
    }
  }

  @Test
  void a_hit_leads_to_answers_and_to_attention() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      SearchView view = SearchView.asked(visit, "tea", "");
      Locator links = view.column("meaning").locator(".hit").first().locator(".hit-more a");
      assertEquals("#/ask?q=tea", links.first().getAttribute("href"));
      String attention = links.last().getAttribute("href");
      assertTrue(attention.matches("#/attention\\?id=[^&]+&f=body&q=tea"), attention);
      String title = view.titles("meaning").get(0);
      view.why("meaning", title).locator("a").click();
      assertThat(visit.find(".view-attention")).isVisible();
      assertTrue(visit.page().url().endsWith(attention), visit.page().url());
      visit.page().goBack();
      assertThat(visit.find("dialog.why h2")).hasText(title);
    }
  }

  @Test
  void reasons_that_are_refused_leave_the_others() {
    try (Visit visit = site.visit(Look.PHONE_LIGHT)) {
      SearchView view = SearchView.asked(visit, SLEEPLESS, "");
      visit.refuse("/sememe/explain", 429, "Too many texts are being explained.");
      Locator why = view.why("meaning", "Insomnia");
      assertThat(why.locator(".notice.error")).containsText("Too many texts are being explained.");
      assertThat(why.locator(".notice.error")).containsText("Try again in 2 s.");
      assertThat(why.locator(".own-meaning .tree-value").first()).isVisible();
      visit.mend();
      SearchView.button(why, "Try again").click();
      assertThat(why.locator(".match-text")).isVisible();
    }
  }
}
