// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The colours of the page can be told apart, by light and by dark. */
@ExtendWith(SharedPage.class)
final class PageColoursIT {

  /** WCAG 2.2: 1.4.3 for text, 1.4.11 for the edges of what can be used. */
  private static final double TEXT = 4.5;

  private static final double EDGE = 3;

  private static final List<String> GROUNDS = List.of("ground", "surface", "raised");
  private static final Map<String, List<String>> MORE_GROUNDS =
      Map.of(
          "text",
          List.of("accent-soft", "mark", "mark-strong", "good-soft", "warn-soft", "bad-soft"),
          "quiet",
          List.of("accent-soft"),
          "accent",
          List.of("accent-soft", "on-accent"),
          "good",
          List.of("good-soft"),
          "warn",
          List.of("warn-soft", "mark"),
          "bad",
          List.of("bad-soft"));
  private static final List<String> INKS =
      List.of(
          "text",
          "quiet",
          "accent",
          "good",
          "warn",
          "bad",
          "lexical",
          "semantic",
          "hybrid",
          "reranked",
          "edge");

  private static final String CONTRAST =
      """
      ([ink, ground]) => {
        const probe = document.body.appendChild(document.createElement("p"));
        const light = (name) => {
          probe.style.color = `var(--${name})`;
          const [r, g, b] = getComputedStyle(probe).color.match(/\\d+/g).map((value) => {
            const share = value / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const [low, high] = [light(ink), light(ground)].sort((a, b) => a - b);
        probe.remove();
        return (high + 0.05) / (low + 0.05);
      }
      """;

  private final Site site;

  PageColoursIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource(
      value = Look.class,
      names = {"DESKTOP_LIGHT", "DESKTOP_DARK"})
  void text_can_be_read_on_every_ground_that_it_stands_on(Look look) {
    try (Visit visit = site.visit(look, "")) {
      List<String> weak = new ArrayList<>();
      for (String ink : INKS) {
        List<String> grounds = new ArrayList<>(GROUNDS);
        grounds.addAll(MORE_GROUNDS.getOrDefault(ink, List.of()));
        for (String ground : grounds) {
          Object contrast = visit.page().evaluate(CONTRAST, List.of(ink, ground));
          if (((Number) contrast).doubleValue() < (ink.equals("edge") ? EDGE : TEXT)) {
            weak.add(ink + " on " + ground + ": " + contrast);
          }
        }
      }
      assertEquals(List.of(), weak);
    }
  }

  @Test
  void weights_are_drawn_more_strongly_the_larger_they_are() {
    String body =
        """
        const canvas = document.createElement("canvas");
        part.drawHeat(canvas, [[0, 0.01, 0.25], [0.5, 1, 0.04]]);
        const { data } = canvas.getContext("2d").getImageData(0, 0, 3, 2);
        return [canvas.width, canvas.height, [0, 1, 5, 2, 3, 4].map((i) => data[4 * i + 3])];
        """;
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "")) {
      assertEquals(
          List.of(3, 2, List.of(0, 26, 51, 128, 180, 255)), Parts.call(visit, "heat", body));
    }
  }

  @Test
  void no_weights_and_equal_weights_draw_nothing_that_misleads() {
    String body =
        """
        const drawn = (rows, options) => {
          const canvas = document.createElement("canvas");
          part.drawHeat(canvas, rows, options);
          return canvas.getContext("2d").getImageData(0, 0, 1, 1).data[3];
        };
        return [drawn([]), drawn([[0]]), drawn([[-3]]), drawn([[2]], { most: 1 })];
        """;
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "")) {
      assertEquals(List.of(0, 0, 0, 255), Parts.call(visit, "heat", body));
    }
  }

  @Test
  void weights_have_the_colour_of_the_theme_and_are_told_when_the_system_changes() {
    String body =
        """
        self.told ??= 0;
        self.hears ??= new Promise((resolve) =>
          document.addEventListener("theme", () => { self.told++; resolve(); }));
        return part.accent();
        """;
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, "")) {
      Object light = Parts.call(visit, "heat", body);
      visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      visit.page().evaluate("self.hears");
      Object dark = Parts.call(visit, "heat", "return part.accent();");
      assertEquals(List.of(59, 91, 219), light);
      assertEquals(List.of(145, 167, 255), dark);
      visit.page().locator("header select").selectOption("light");
      assertEquals(light, Parts.call(visit, "heat", "return part.accent();"));
      assertEquals(2, visit.page().evaluate("self.told"));
    }
  }
}
