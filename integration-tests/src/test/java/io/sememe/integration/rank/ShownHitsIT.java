// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.WholeRun;
import io.sememe.integration.rank.SharedRankings.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is shown of the hits of any ranking, on a node that answers alone and on shards. */
@ExtendWith(SharedRankings.class)
@WholeRun
final class ShownHitsIT {
  private static final String QUESTION = "money in a savings bank";
  private static final double ROUNDING = 1e-6;

  private final Collections collections;

  ShownHitsIT(Collections collections) {
    this.collections = collections;
  }

  @ParameterizedTest
  @EnumSource
  void the_score_is_what_the_order_is_by(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      Reply found = ask(asked, ranked, "rows=1000", "fl=score");
      List<Double> scores = values(found, "score");
      assertEquals(scores.stream().sorted(Comparator.reverseOrder()).toList(), scores);
      assertTrue(scores.stream().allMatch(score -> score >= 0 && score < 3), scores::toString);
      assertEquals(scores.get(0), found.body().at("/response/maxScore").asDouble());
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_words_that_were_looked_for_are_highlighted(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      for (String method : List.of("unified", "original", "fastVector")) {
        Reply found = ask(asked, ranked, "hl=true", "hl.fl=title,body", "hl.method=" + method);
        JsonNode shown = found.body().path("highlighting");
        assertEquals(found.ids().size(), shown.size(), found::toString);
        boolean marked =
            StreamSupport.stream(shown.spliterator(), false)
                .anyMatch(hit -> hit.toString().contains("<em>bank</em>"));
        assertEquals(ranked.readsWords(), marked, found::toString);
        assertFalse(shown.toString().contains("<em>house</em>"), found::toString);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void late_interaction_is_shown_of_any_hit(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      Reply found = ask(asked, ranked, "rows=60", "fl=id,tokens:[maxsim f=vector v=$text]");
      List<Double> shown = values(found, "tokens");
      assertTrue(shown.stream().allMatch(value -> value > 0 && value <= 1), found::toString);
      if (ranked == RankedBy.MAXSIM) {
        List<Double> first = shown.subList(0, RankedBy.RERANKED);
        assertEquals(first.stream().sorted(Comparator.reverseOrder()).toList(), first);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_document_without_passages_shows_none(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      Reply found = ask(asked, ranked, "fl=id,shown:[passage f=vector v=$text]");
      assertEquals(ask(asked, ranked).ids(), found.ids());
      assertTrue(found.documents().stream().noneMatch(hit -> hit.has("shown")), found::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_explanation_names_the_parts_and_comes_to_the_score(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      Reply found = ask(asked, ranked, "debug=true", "debug.explain.structured=true");
      assertFalse(found.documents().isEmpty());
      for (JsonNode hit : found.documents()) {
        JsonNode explained = found.body().at("/debug/explain").path(hit.path("id").asText());
        double score = hit.path("score").asDouble();
        assertEquals(score, explained.path("value").asDouble(), ROUNDING, explained::toString);
        assertTrue(explained.toString().contains(part(ranked)), explained::toString);
      }
    }
  }

  private static String part(RankedBy ranked) {
    return switch (ranked) {
      case SEMANTIC -> "cosine of the question's vector and that of the document";
      case HYBRID -> "alpha * meaning + (1 - alpha) * words";
      case RRF -> "place by words";
      case MAXSIM -> "MaxSim: mean over the question's tokens";
      case CROSS_ENCODER -> "logit of the pair";
    };
  }

  private static List<Double> values(Reply found, String field) {
    return found.documents().stream().map(hit -> hit.path(field).asDouble(-2)).toList();
  }

  private Reply ask(CloudCollection asked, RankedBy ranked, String... settings) {
    return collections.ask(asked, ranked.ask(QUESTION, settings)).orThrow();
  }
}
