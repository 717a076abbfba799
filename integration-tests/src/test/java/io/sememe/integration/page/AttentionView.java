// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The view of what a model looks at, as its tests use it.
 *
 * @param visit who looks at it
 */
record AttentionView(Visit visit) {
  private static final String PAINTED =
      "canvases => canvases.filter(canvas => canvas.getContext('2d')"
          + ".getImageData(0, 0, canvas.width, canvas.height).data.some(value => value > 0)).length";

  /** How red the strongest weight of each heat map is. */
  private static final String REDS =
      """
      [...document.querySelectorAll("canvas.heat")].map((canvas) => {
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        return data[data.findIndex((value, at) => at % 4 === 3 && value === 255) - 3];
      })
      """;

  /** Returns the first token that is shown so. */
  Locator token(String label) {
    return visit
        .find(".token")
        .getByText(label, new Locator.GetByTextOptions().setExact(true))
        .or(visit.find(".token").filter(new Locator.FilterOptions().setHasText(label)))
        .first();
  }

  void choose(String label) {
    token(label).click();
  }

  /** Returns the control whose label begins so. */
  Locator labelled(String label) {
    return visit
        .find("main label")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^ ?" + label)))
        .locator("select, input");
  }

  /** Makes sure that this is what a token is said to look at. */
  void assertListed(String title, List<String> lines) {
    assertThat(visit.find(".words h3")).hasText(title);
    assertThat(visit.find(".targets li")).hasText(lines.toArray(String[]::new));
  }

  /** Scrolls through all heads, and waits for each layer. */
  void showAllHeads() {
    Locator layers = visit.find(".head-layer");
    for (int i = 0; i < layers.count(); i++) {
      layers.nth(i).scrollIntoViewIfNeeded();
      assertThat(visit.find(".head-layer.waiting[data-layer='" + i + "']")).hasCount(0);
    }
  }

  /** Returns how many heads have a picture with anything in it. */
  int painted() {
    return ((Number) visit.find(".head canvas").evaluateAll(PAINTED)).intValue();
  }

  /** Waits until all heat maps are drawn in a colour that is so red. */
  void awaitReds(int red) {
    visit.page().waitForFunction("red => " + REDS + ".every((one) => one === red)", red);
  }

  /** Presses a button and returns the file that comes. */
  byte[] download(String button, String name) throws IOException {
    Download download =
        visit.page().waitForDownload(() -> visit.find("main").getByText(button).click());
    assertEquals(name, download.suggestedFilename());
    return Files.readAllBytes(download.path());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
