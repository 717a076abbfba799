// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and meaning in one query, through every place where Solr takes one. */
@OnEveryJdk
final class HybridQueryIT {
  private static final String QUESTION = "how does a python kill";
  private static final String HYBRID = "{!hybrid f=vector qf=title,body mm=1 v=$text}";

  private final SolrNode node;
  private TestCore core;

  HybridQueryIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_a_few_documents() {
    core = TestCore.of(node, "semantic");
    core.add(
            document("snake", "Constrictors", "The python squeezes its prey to death.", "nature"),
            document("code", "Python", "How a python program kills a process.", "computing"),
            document("spider", "Venom", "A spider poisons the insect in its web.", "nature"),
            document("loan", "Mortgages", "The bank lends money for a house.", "finance"),
            document("river", "Erosion", "The stream cuts into its bank.", "nature"))
        .orThrow();
    core.commit();
  }

  @Test
  void each_score_is_the_formula_of_what_the_parts_say_alone() {
    Map<String, Double> words = scores("{!edismax qf='title body' mm=1 v=$text}");
    Map<String, Double> meaning = scores("{!semantic f=vector topK=5 v=$text}");
    Map<String, Double> hybrid = scores(HYBRID);
    assertEquals(meaning.keySet(), hybrid.keySet());
    hybrid.forEach(
        (id, score) -> assertEquals(fused(meaning.get(id), words.get(id)), score, 1e-6, id));
  }

  @Test
  void a_document_far_away_in_meaning_keeps_the_part_of_its_vector() {
    Map<String, Double> all = scores(HYBRID);
    Map<String, Double> few = scores("{!hybrid f=vector qf=title,body mm=1 topK=1 v=$text}");
    assertEquals(Set.of("snake", "code"), few.keySet());
    few.forEach((id, score) -> assertEquals(all.get(id), score, id));
  }

  @Test
  void the_address_for_search_boxes_needs_nothing_but_words() {
    Reply reply = node.http().get("/" + core.name() + "/search", Map.of("q", "lend me money"));
    assertEquals("loan", reply.orThrow().ids().get(0));
    assertTrue(reply.documents().get(0).path("score").asDouble() > 0);
  }

  @Test
  void a_question_mark_at_the_end_asks_and_is_no_wildcard() {
    Reply asked =
        core.query("q", "{!hybrid f=vector qf=body alpha=0 topK=1 v=$text}", "text", "insect?");
    assertEquals("spider", asked.orThrow().ids().get(0));
    assertTrue(asked.documents().get(0).path("score").asDouble() > 0, asked::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bank -money house",
        "+bank money AND house",
        "\"bank money\" (house)",
        "bank* money~ house?",
        "bank / money: house!",
        "NOT bank [money TO {house}]^2 \\ | &&"
      })
  void in_a_question_operators_are_punctuation(String question) {
    Reply words = ask("/search", "q", "bank money house", "alpha", "0", "rows", "5");
    Reply asked = ask("/search", "q", question, "alpha", "0", "rows", "5");
    assertEquals(scores(words.orThrow()), scores(asked.orThrow()));
  }

  @Test
  void everything_is_found_by_the_query_for_everything() {
    for (String handler : List.of("/select", "/search")) {
      Reply reply = ask(handler, "q", "*:*", "defType", "hybrid", "f", "vector", "qf", "text");
      assertEquals(5, reply.body().at("/response/numFound").asInt());
      assertFalse(reply.body().has("partialResults"));
    }
  }

  @Test
  void chosen_by_defType_it_takes_its_parameters_from_the_request() {
    Reply chosen =
        core.query(
            "defType", "hybrid", "f", "vector", "qf", "title,body", "mm", "1", "q", QUESTION);
    assertEquals(scores(HYBRID), scores(chosen));
  }

  @Test
  void the_parameters_of_edismax_are_its_own() {
    Reply boosted =
        core.query("q", HYBRID, "text", QUESTION, "bq", "topic:computing^50", "debug", "query");
    assertEquals("code", boosted.orThrow().ids().get(0));
    Reply all =
        core.query(
            "q", "{!hybrid f=vector qf=body q.op=AND topK=1 v=$text}", "text", "python prey");
    assertEquals(List.of("snake"), all.orThrow().ids());
  }

  @Test
  void filters_act_before_the_nearest_are_searched() {
    Reply reply =
        core.query(
            "q", "{!hybrid f=vector qf=title topK=1 v=$text}",
            "text", "interest rates",
            "fq", "topic:nature");
    assertEquals(1, reply.orThrow().documents().size());
  }

  @Test
  void it_stands_where_any_query_does() {
    assertEquals(2, ask("/select", "q", "*:*", "fq", hybrid(2), "text", "banks").ids().size());
    Reply part =
        ask("/select", "q", "{!bool must=$one filter=topic:nature}", "one", hybrid(5), "text", "a");
    assertEquals(Set.of("snake", "spider", "river"), Set.copyOf(part.ids()));
    Reply facets =
        ask(
            "/select",
            "q",
            hybrid(5),
            "text",
            "bank",
            "facet",
            "true",
            "facet.field",
            "topic",
            "sort",
            "score desc,id asc",
            "start",
            "1",
            "rows",
            "2");
    assertEquals(2, facets.ids().size());
    assertEquals(6, facets.body().at("/facet_counts/facet_fields/topic").size());
  }

  @Test
  void exact_search_finds_the_same_here() {
    assertEquals(scores(HYBRID), scores(HYBRID.replace("mm=1", "mm=1 exact=true")));
    assertEquals(
        scores("{!semantic f=vector topK=3 v=$text}"),
        scores("{!semantic f=vector topK=3 exact=true v=$text}"));
  }

  @Test
  void debug_shows_both_parts_and_the_formula() {
    JsonNode debug =
        core.query("q", HYBRID, "text", QUESTION, "debug", "true").orThrow().body().path("debug");
    String explained = debug.at("/explain/snake").asText();
    for (String part : List.of("alpha=0.75", "cosine", "bm25 / (bm25 + half)", "weight(body:")) {
      assertTrue(explained.contains(part), explained);
    }
    assertTrue(debug.at("/semantic/tokens").asInt() > 5, debug::toString);
  }

  @Test
  void words_are_highlighted() {
    Reply reply =
        core.query(
            "q", HYBRID, "text", QUESTION, "hl", "true", "hl.fl", "body", "hl.method", "unified");
    assertTrue(
        reply
            .orThrow()
            .body()
            .at("/highlighting/snake/body/0")
            .asText()
            .contains("<em>python</em>"),
        reply::toString);
  }

  @Test
  void a_cursor_comes_by_every_document_once() {
    List<String> met = new ArrayList<>();
    String mark = "*";
    while (true) {
      Reply page =
          core.query(
                  "q",
                  HYBRID,
                  "text",
                  "bank",
                  "sort",
                  "score desc,id asc",
                  "rows",
                  "2",
                  "cursorMark",
                  mark)
              .orThrow();
      met.addAll(page.ids());
      String next = page.body().path("nextCursorMark").asText();
      if (next.equals(mark)) {
        break;
      }
      mark = next;
    }
    assertEquals(5, met.size());
    assertEquals(5, Set.copyOf(met).size());
  }

  private static double fused(double luceneScore, Double bm25) {
    double meaning = Math.max(0, (2 * luceneScore - 1 - 0.4) / 0.6);
    return 0.75 * meaning + 0.25 * (bm25 == null ? 0 : bm25 / (bm25 + 5));
  }

  private static String hybrid(int topK) {
    return "{!hybrid f=vector qf=title topK=" + topK + " v=$text}";
  }

  private Reply ask(String handler, String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return node.http().postForm("/" + core.name() + handler, parameters).orThrow();
  }

  private Map<String, Double> scores(String query) {
    return scores(core.query("q", query, "text", QUESTION));
  }

  private static Map<String, Double> scores(Reply reply) {
    Map<String, Double> scores = new HashMap<>();
    reply
        .orThrow()
        .documents()
        .forEach(hit -> scores.put(hit.path("id").asText(), hit.path("score").asDouble()));
    return scores;
  }
}
