// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How soon the page can be used, and what it takes from the wire. */
@ExtendWith(SharedPage.class)
final class PageWeightIT {
  private static final int RUNS = 5;
  private static final double MOST_MILLIS = 1000;
  private static final double MOST_KILOBYTES = 300;
  private static final Set<String> FILES = Set.of("Document", "Script", "Stylesheet", "Image");

  /** The time of the first frame after all columns have their hits, from the navigation's start. */
  private static final String DRAWN =
      """
      self.drawn = new Promise((resolve) => {
        const look = () => {
          const columns = document.querySelectorAll(".column");
          const busy = document.querySelector(".column[aria-busy]");
          const usable = document.querySelector("main form input");
          if (usable && columns.length > 0 && !busy && document.querySelector(".hit")) {
            requestAnimationFrame(() => resolve(performance.now()));
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      });
      """;

  private final Site site;

  PageWeightIT(Site site) {
    this.site = site;
  }

  @Test
  void the_first_view_can_be_used_in_less_than_a_second() {
    List<Double> millis = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
        visit.page().addInitScript(DRAWN);
        visit.go("#/search?q=signs+of+a+heart+attack");
        millis.add(((Number) visit.page().evaluate("self.drawn")).doubleValue());
      }
    }
    double median = millis.stream().sorted().toList().get(RUNS / 2);
    System.out.printf(Locale.ROOT, "page.first_view_ms=%.0f%n", median);
    assertTrue(median < MOST_MILLIS, millis::toString);
  }

  @Test
  void all_views_together_are_light() {
    for (String view : PageShellIT.VIEWS) {
      System.out.printf(Locale.ROOT, "page.weight_kb.%s=%.1f%n", view, kilobytes(List.of(view)));
    }
    double all = kilobytes(PageShellIT.VIEWS);
    System.out.printf(Locale.ROOT, "page.weight_kb=%.1f%n", all);
    assertTrue(all < MOST_KILOBYTES, () -> all + " kB");
  }

  /** What a new visitor's browser loads of the page for these views, headers included. */
  private double kilobytes(List<String> views) {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      Wire wire = new Wire();
      wire.listen(visit.page().context().newCDPSession(visit.page()));
      for (String view : views) {
        visit.go("#/" + view.toLowerCase(Locale.ROOT));
        assertThat(visit.find("main h1")).hasText(view);
      }
      visit.problems();
      assertTrue(wire.files.size() > 10, wire.files::toString);
      return wire.bytes / 1000;
    }
  }

  private static final class Wire {
    private final Set<String> files = new HashSet<>();
    private double bytes;

    private void listen(CDPSession session) {
      session.on(
          "Network.responseReceived",
          event -> {
            if (FILES.contains(event.get("type").getAsString())) {
              files.add(event.get("requestId").getAsString());
            }
          });
      session.on("Network.loadingFinished", this::finished);
      session.send("Network.enable");
    }

    private void finished(JsonObject event) {
      if (files.contains(event.get("requestId").getAsString())) {
        bytes += event.get("encodedDataLength").getAsDouble();
      }
    }
  }
}
