// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The search as a visitor uses it.
 *
 * @param visit the visit
 */
record SearchView(Visit visit) {
  static final List<String> COLUMNS = List.of("words", "meaning", "both", "reranked");

  /** The address that asks a question, with what follows it. */
  static String address(String question, String more) {
    return "#/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8) + more;
  }

  /** Asks with the address. */
  static SearchView asked(Visit visit, String question, String more) {
    visit.go(address(question, more));
    return new SearchView(visit).settle();
  }

  /** Types a question and sends it. */
  SearchView ask(String question) {
    box().fill(question);
    return anew(() -> box().press("Enter"));
  }

  /** Does what asks again, and waits for the answers. */
  SearchView anew(Runnable step) {
    visit.anew(step);
    return settle();
  }

  /** Waits until every column has answered or failed. */
  SearchView settle() {
    assertThat(visit.find(".column").first()).isAttached();
    assertThat(visit.find(".column[aria-busy]")).hasCount(0);
    return this;
  }

  Locator box() {
    return visit
        .page()
        .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Question"));
  }

  Locator column(String name) {
    return visit.find("#column-" + name);
  }

  /** The hits of a column whose title contains a text. */
  Locator hits(String column, String title) {
    return column(column).locator(".hit").filter(new Locator.FilterOptions().setHasText(title));
  }

  List<String> titles(String column) {
    return column(column).locator("h3").allTextContents();
  }

  /** Has a column be seen, which is one of several on a phone. */
  SearchView look(String column) {
    if (visit.look().isPhone()) {
      visit.find(".tabs .own-" + column).click();
    }
    assertThat(column(column)).isVisible();
    return this;
  }

  /** Opens the reasons for a hit. */
  Locator why(String column, String title) {
    look(column);
    button(hits(column, title).first(), "Why here?").click();
    return visit.find("dialog.why");
  }

  static Locator button(Locator inside, String name) {
    return inside.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  Locator button(String name) {
    return visit.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
