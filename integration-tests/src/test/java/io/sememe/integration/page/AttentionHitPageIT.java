// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hit and the question that found it, in the view of what a model looks at. */
@ExtendWith(SharedPage.class)
final class AttentionHitPageIT {
  private static final String HIT = "african-elephant-trunk";
  private static final String QUESTION = "what does an elephant do with its trunk";

  private final Site site;

  AttentionHitPageIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void a_hit_is_compared_with_the_question_that_found_it(Look look) {
    Explained all =
        Explained.of(site.node(), site.collection(), "", "id", HIT, "f", "body", "q", QUESTION);
    JsonNode similarity = all.body().path("similarity");
    try (Visit visit = site.visit(look, hit(""))) {
      assertThat(visit.find(".similarity .badge"))
          .hasText("MaxSim %.2f".formatted(similarity.path("score").asDouble()));
      assertThat(visit.find(".matches tbody tr")).hasCount(similarity.path("query").size());
      for (JsonNode match : similarity.path("matches")) {
        JsonNode query = similarity.path("query").get(match.path("query").asInt());
        JsonNode text = similarity.path("text").get(match.path("text").asInt());
        Locator row = visit.find(".matches tbody tr").nth(match.path("query").asInt());
        assertThat(row)
            .hasText(
                "%s%s%.2f"
                    .formatted(
                        query.path("text").asText(),
                        text.path("text").asText(),
                        match.path("cosine").asDouble()));
      }
      assertThat(visit.find(".matched-text mark").first()).isVisible();
      assertEquals(all.body().path("text").asText(), visit.find(".matched-text").textContent());
      assertEquals(all.body().path("text").asText(), visit.find("textarea").inputValue());
      Locator field = visit.find(".similarity .cells");
      field.focus();
      field.press("ArrowDown");
      String cosine = "%.2f".formatted(similarity.path("cosines").get(1).get(0).asDouble());
      assertThat(visit.find(".similarity .readout")).hasText("does and The: " + cosine);
      visit.screenshot("attention-hit");
    }
  }

  @Test
  void a_question_and_a_text_are_read_together() {
    Explained pair =
        Explained.of(
            site.node(),
            site.collection(),
            "",
            "id",
            HIT,
            "f",
            "body",
            "q",
            QUESTION,
            "pair",
            "true");
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT, hit("&pair=true"))) {
      AttentionView view = new AttentionView(visit);
      assertEquals(List.of(QUESTION.split(" ", -1)), visit.find(".token.asked").allTextContents());
      view.choose("elephant");
      String first = visit.find(".targets .number").first().textContent();
      double most = 0;
      JsonNode row = pair.square("mean").get(pair.indexOf("elephant"));
      for (int i = 0; i < row.size(); i++) {
        String source = pair.body().path("tokens").get(i).path("source").asText();
        most = source.equals("special") ? most : Math.max(most, row.get(i).asDouble());
      }
      assertEquals(Explained.decimal(most), first);
    }
  }

  @Test
  void what_somebody_writes_while_the_document_is_on_its_way_stays() {
    try (Visit visit = site.visit(Look.DESKTOP_LIGHT)) {
      Runnable release = visit.hold("/sememe/explain");
      visit.page().navigate(site.address() + hit(""));
      visit.find("#attention-text").fill("A text of my own");
      release.run();
      assertThat(visit.find(".matched-text")).isVisible();
      assertThat(visit.find("#attention-text")).hasValue("A text of my own");
      visit.find("#attention-look").click();
      assertThat(visit.page()).hasURL(Pattern.compile("text=A\\+text\\+of\\+my\\+own"));
      assertThat(visit.find("#attention-text")).hasValue("A text of my own");
    }
  }

  private static String hit(String more) {
    return "#/attention?id=%s&f=body&q=%s%s".formatted(HIT, AttentionView.encoded(QUESTION), more);
  }
}
