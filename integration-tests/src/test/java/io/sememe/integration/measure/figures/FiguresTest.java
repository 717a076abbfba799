// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final Figures figures = new Figures("solr.");

  @Test
  void figures_keep_their_order_and_say_their_unit_in_the_key() {
    figures.add("model", "tiny");
    figures.add("documents", 300);
    figures.speed("docs_per_s", 41.26);
    figures.millis("p50_ms", 2_345_678);
    figures.add("cosine", 2, 1.005e3);
    assertEquals(
        "{solr.model=tiny, solr.documents=300, solr.docs_per_s=41.3, solr.p50_ms=2.346,"
            + " solr.cosine=1005.00}",
        figures.toMap().toString());
  }

  @Test
  void ratios_of_rounds_show_the_median_and_how_far_they_lie_apart() {
    figures.ratios("ratio", List.of(0.9, 0.7, 0.8));
    assertEquals(
        "{solr.ratio=0.800, solr.ratio.lowest=0.700, solr.ratio.highest=0.900}",
        figures.toMap().toString());
  }

  @Test
  void a_key_names_one_figure() {
    figures.add("a", 1);
    assertThrows(IllegalStateException.class, () -> figures.add("a", 2));
  }
}
