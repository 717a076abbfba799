// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void figures_keep_their_order_and_say_their_unit_in_the_key() {
    Figures figures = new Figures("solr.");
    figures.text("model", "tiny");
    figures.count("documents", 300);
    figures.speed("docs_per_s", 41.26);
    figures.millis("p50_ms", 2_345_678);
    figures.ratio("ratio", 0.98765);
    assertEquals(
        "{solr.model=tiny, solr.documents=300, solr.docs_per_s=41.3, solr.p50_ms=2.346,"
            + " solr.ratio=0.988}",
        figures.byKey().toString());
  }

  @Test
  void ratios_of_rounds_show_the_median_and_how_far_they_lie_apart() {
    Figures figures = new Figures("");
    figures.ratios("ratio", List.of(0.9, 0.7, 0.8));
    assertEquals(
        "{ratio=0.800, ratio.lowest=0.700, ratio.highest=0.900}", figures.byKey().toString());
  }
}
