// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What failed is tried again, by keyboard too, without the page being loaded anew. */
@ExtendWith(SharedPage.class)
@WholeRun
final class PageAgainIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;
  private static final LocatorAssertions.HasTextOptions IN_TIME =
      new LocatorAssertions.HasTextOptions().setTimeout(20_000);
  private static final String MODELS = "#/models";
  private static final String AGAIN = "main button:text-is('Try again')";

  private final Site site;

  PageAgainIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/sememe/page | #/ask | main",
        "/ask | #/ask?q=What+makes+toast+brown%3F | .ask-results",
        "/semantic | #/search?q=tea&columns=meaning | .column-body",
        "/sememe/tokens | #/tokens?text=bank | .view .stack .stack",
        "/sememe/tokens | #/tokens?part=meaning | .tokens-models",
        "/sememe/explain | #/attention | .below",
        "/sememe/status | #/models | .freshness",
        "/sememe/embed | #/models | section:has(> h3)",
      })
  void who_tries_again_by_keyboard_goes_on_from_there(String path, String view, String place) {
    try (Visit visit = site.visit(LOOK)) {
      visit.cut(path);
      visit.go(view);
      stopAskingByItself(visit, view);
      visit.find(AGAIN).focus();
      visit.mend();
      visit.page().keyboard().press("Enter");
      assertThat(visit.find(AGAIN)).hasCount(0);
      visit.settle();
      assertThat(visit.find(place + ":focus")).hasCount(1);
    }
  }

  @Test
  void who_went_elsewhere_meanwhile_stays_there() {
    try (Visit visit = site.visit(LOOK)) {
      visit.cut("/sememe/status");
      visit.go(MODELS);
      stopAskingByItself(visit, MODELS);
      visit.mend();
      Runnable release = visit.hold("/sememe/status");
      visit.find(AGAIN).click();
      Locator goOn = visit.find("button:text-is('Go on')");
      goOn.focus();
      release.run();
      assertThat(visit.find(AGAIN)).hasCount(0);
      assertThat(goOn).isFocused();
    }
  }

  @Test
  void who_has_not_tried_again_yet_can_do_so_after_the_page_has() {
    try (Visit visit = site.visit(LOOK)) {
      visit.cut("/sememe/status");
      visit.go(MODELS);
      Locator again = visit.find(AGAIN);
      again.focus();
      // Later each time.
      Locator next = visit.find(".freshness .trouble p.small");
      assertThat(next).not().hasText(next.textContent(), IN_TIME);
      assertThat(again).isFocused();
    }
  }

  // The view of models does: what failed might be mended before somebody comes to the button.
  private static void stopAskingByItself(Visit visit, String view) {
    if (view.equals(MODELS)) {
      assertThat(visit.find(AGAIN)).isVisible();
      visit.find("button:text-is('Pause')").click();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/view/tokens/tokens.js", "/view/tokens/roving.js", "/style/tokens.css"})
  void a_part_of_a_view_that_did_not_come_is_asked_for_again(String file) {
    try (Visit visit = site.visit(LOOK, "#/search")) {
      visit.expectFailure(file);
      visit.page().context().route(url -> url.endsWith(file), Route::abort);
      visit.find("header nav a:text-is('Tokens')").click();
      Locator notice = visit.find("main [role=alert]");
      assertThat(notice).containsText("The node did not give a part of this page.");
      visit.mend();
      visit.find(AGAIN).click();
      assertThat(visit.find(".tokens-tile").first()).isVisible();
      assertThat(visit.find(".tokens-tile").first()).hasCSS("display", "inline-block");
    }
  }

  @Test
  void a_module_that_a_browser_remembers_as_failed_is_asked_for_by_another_address() {
    String file = "/view/ask/score.js";
    List<String> failed = new CopyOnWriteArrayList<>();
    try (Visit visit = site.visit(LOOK, "#/search")) {
      visit.expectFailure(file);
      visit
          .page()
          .context()
          .route(
              url -> url.endsWith(file),
              route -> {
                String address = route.request().url();
                if (failed.isEmpty() || failed.contains(address)) {
                  failed.add(address);
                  route.abort();
                } else {
                  route.resume();
                }
              });
      visit.find("header nav a:text-is('Ask')").click();
      visit.find(AGAIN).click();
      assertThat(visit.find("#ask-question")).isVisible();
      assertEquals(1, failed.size(), failed::toString);
    }
  }
}
