// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What failed is tried again, by keyboard too, without the page being loaded anew. */
@ExtendWith(SharedPage.class)
final class PageAgainIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;
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
      visit.go("#/models");
      visit.mend();
      Runnable release = visit.hold("/sememe/status");
      visit.find(AGAIN).click();
      Locator pause = visit.find("button:text-is('Pause')");
      pause.focus();
      release.run();
      assertThat(visit.find(AGAIN)).hasCount(0);
      assertThat(pause).isFocused();
    }
  }
}
