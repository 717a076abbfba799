// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the search box offers to be asked. */
@ExtendWith(SharedPage.class)
final class SearchBoxPageIT {
  private final Site site;

  SearchBoxPageIT(Site site) {
    this.site = site;
  }

  @Test
  void questions_that_were_asked_before_come_by_keyboard() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "")) {
      SearchView view = new SearchView(visit).ask("black tea").ask("green tea").ask("a lullaby");
      Locator options = visit.find("[role=option]");
      view.box().fill("TEA");
      assertThat(options)
          .hasText(new Pattern[] {Pattern.compile("green"), Pattern.compile("black")});
      view.box().press("ArrowDown");
      view.box().press("Delete");
      assertThat(options).hasCount(1);
      assertThat(options.first()).hasAttribute("aria-selected", "true");
      assertThat(view.box())
          .hasAttribute("aria-activedescendant", options.first().getAttribute("id"));
      view.box().press("Escape");
      assertThat(options).not().isVisible();
      assertThat(view.box()).hasValue("TEA");
      view.box().press("ArrowUp");
      view.anew(() -> view.box().press("Enter"));
      assertThat(view.box()).hasValue("black tea");
      assertTrue(visit.page().url().endsWith("#/search?q=black+tea"), visit.page().url());
    }
  }

  @Test
  void keys_that_compose_a_character_choose_no_question() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "")) {
      SearchView view = new SearchView(visit).ask("black tea");
      view.box().fill("t");
      assertThat(visit.find("[role=option]")).hasCount(1);
      view.box().dispatchEvent("keydown", Map.of("key", "ArrowDown", "isComposing", true));
      view.box().dispatchEvent("keydown", Map.of("key", "Escape", "isComposing", true));
      assertThat(visit.find("[role=option]")).hasAttribute("aria-selected", "false");
      view.box().press("ArrowDown");
      assertThat(visit.find("[role=option]")).hasAttribute("aria-selected", "true");
    }
  }

  @Test
  void an_example_is_asked_with_a_click() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "")) {
      Locator examples = visit.find(".examples .chip");
      assertThat(examples).hasCount(6);
      String question = examples.first().textContent();
      SearchView view = new SearchView(visit).anew(() -> examples.first().click());
      assertThat(view.box()).hasValue(question);
      assertFalse(view.titles("meaning").isEmpty());
    }
  }
}
